package dev.rytm.server.api.labels;

import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.imports.FieldType;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Words;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.LabelEdits.Subject;
import dev.rytm.store.segment.Labels;
import dev.rytm.store.segment.Labels.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The tags and fields that the people of a page have, and what kind of thing a field holds.
@RestController
@RequestMapping("/api/v1/pages/{page}")
public final class LabelRoutes {

    private static final int MOST = 1_000;

    /// At most a thousand, those of most people first.
    record TagsView(List<Tag> tags) {}

    /// `type` is what the field is declared to hold, absent if nobody has; `people` says how many have
    /// a value of which type.
    record FieldView(String name, @Nullable FieldType type, Map<FieldType, Long> people) {}

    record FieldsView(List<FieldView> fields) {}

    record FieldForm(String name, FieldType type) {}

    /// Where a name stands in what authors have made: names of flows, topics and segments.
    record UsesView(List<String> uses) {}

    @GetMapping("/tags")
    @Scoped(Scope.CONTACTS_READ)
    TagsView tags(Caller caller, @PathVariable String page) {
        return patiently(() -> new TagsView(
                caller.inPage(page, (transaction, id) -> transaction.labels().tags(id, MOST))));
    }

    @GetMapping("/fields")
    @Scoped(Scope.CONTACTS_READ)
    FieldsView fields(Caller caller, @PathVariable String page) {
        return patiently(() -> caller.inPage(page, (transaction, id) -> {
            Map<String, FieldType> types = transaction.contactFields().types(id);
            Map<String, Map<FieldType, Long>> people = new TreeMap<>();
            for (Labels.Field field : transaction.labels().fields(id, MOST)) {
                people.put(field.name(), field.people());
            }
            Set<String> names = new TreeSet<>(people.keySet());
            names.addAll(types.keySet());
            List<FieldView> fields = new ArrayList<>();
            names.forEach(
                    name -> fields.add(new FieldView(name, types.get(name), people.getOrDefault(name, Map.of()))));
            return new FieldsView(fields);
        }));
    }

    /// Says what kind of thing a field holds from now on. Values that are there already stay as they are.
    @PutMapping("/fields")
    @Scoped(Scope.CONTACTS_WRITE)
    FieldForm declare(Caller caller, @PathVariable String page, @RequestBody FieldForm form) {
        return caller.inPage(page, (transaction, id) -> {
            new Checks().text("/name", form.name(), FlowLimits.NAME_LENGTH).end();
            if (transaction.contactFields().types(id).size() >= MOST) {
                throw Refusal.conflict("too-many", MOST);
            }
            transaction.contactFields().declare(id, form.name(), form.type());
            caller.audit(transaction, id, "field.declare", form.name());
            return form;
        });
    }

    @GetMapping("/label-uses")
    @Scoped(Scope.CONTACTS_READ)
    UsesView uses(Caller caller, @PathVariable String page, @RequestParam String subject, @RequestParam String name) {
        Subject asked = Objects.requireNonNull(Words.of(Subject.class, "subject", subject));
        return caller.inPage(page, (transaction, id) -> new UsesView(LabelUses.of(transaction, id, asked, name)));
    }

    private interface Question<T> {
        T ask();
    }

    /// A count of everything that takes too long is a busy moment, not a fault.
    private static <T> T patiently(Question<T> question) {
        try {
            return question.ask();
        } catch (DatabaseException e) {
            if (e.isOutOfTime()) {
                throw new Refusal(503, Refusal.Sentence.of("count-too-long"), List.of());
            }
            throw e;
        }
    }
}
