package dev.rytm.server.api.labels;

import dev.rytm.core.IdSource;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.Condition.Comparison;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.Audits;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.LabelEdits.Edit;
import dev.rytm.store.LabelEdits.Order;
import dev.rytm.store.LabelEdits.Subject;
import dev.rytm.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Gives a tag or a field another name, joins it to another, or takes it away, for everybody who has it: each of
/// them by an event of their own, so that it stands in their timeline. It goes on while nobody looks.
@RestController
@RequestMapping("/api/v1/pages/{page}/label-edits")
public final class LabelEditRoutes {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final IdSource ids;
    private final InstantSource clock;
    private final Runnable bulkBell;

    public LabelEditRoutes(IdSource ids, InstantSource clock, Runnable bulkBell) {
        this.ids = ids;
        this.clock = clock;
        this.bulkBell = bulkBell;
    }

    /// `into` is the new name; if somebody has that already, the two become one. Absent: it goes away.
    record EditForm(Subject subject, String name, @Nullable String into) {}

    /// `people` had it when it began, `told` of them have their event; `left` still have it, as decisions follow.
    record EditView(
            String id,
            Subject subject,
            String name,
            @Nullable String into,
            long people,
            long told,
            @Nullable Long left,
            Instant startedAt,
            @Nullable Instant finishedAt) {}

    record EditsView(List<EditView> edits) {}

    /// The newest first. How many are left is told of the last hour's only: later on somebody may have it anew.
    @GetMapping
    @Scoped(Scope.CONTACTS_READ)
    EditsView list(Caller caller, @PathVariable String page) {
        Instant now = clock.instant();
        return caller.inPage(
                page,
                (transaction, id) -> new EditsView(transaction.labelEdits().list(id).stream()
                        .map(edit -> view(transaction, id, edit, now))
                        .toList()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Scoped(Scope.CONTACTS_WRITE)
    EditView begin(Caller caller, @PathVariable String page, @RequestBody EditForm form) {
        Instant now = clock.instant();
        String edit = ids.newId();
        Order order = new Order(form.subject(), form.name(), form.into());
        EditView view = caller.inPage(page, (transaction, id) -> {
            new Checks()
                    .text("/name", form.name(), FlowLimits.NAME_LENGTH)
                    .text("/into", form.into(), FlowLimits.NAME_LENGTH)
                    .require(!form.name().equals(form.into()), "/into", "label-same")
                    .end();
            long people = transaction.crowds().count(id, having(order), now, PATIENCE);
            begin(transaction, id, edit, order, people, now);
            if (form.subject() == Subject.FIELD) {
                renameType(transaction, id, order);
            }
            String action =
                    form.subject().name().toLowerCase(Locale.ROOT) + (form.into() == null ? ".delete" : ".rename");
            caller.audit(
                    transaction,
                    new Audits.Entry(
                            id,
                            caller.actor(),
                            action,
                            form.name(),
                            form.into() == null ? Map.of() : Map.of("into", form.into())));
            return transaction.labelEdits().list(id).stream()
                    .filter(one -> one.id().equals(edit))
                    .map(one -> view(transaction, id, one, now))
                    .findFirst()
                    .orElseThrow();
        });
        bulkBell.run();
        return view;
    }

    private static void begin(Transaction transaction, long pageId, String id, Order order, long people, Instant now) {
        try {
            transaction.labelEdits().begin(pageId, id, order, people, now);
        } catch (DatabaseException e) {
            throw e.isDuplicate() ? Refusal.conflict("label-edit-running") : e;
        }
    }

    /// A type goes along with the name, unless the other has one.
    private static void renameType(Transaction transaction, long pageId, Order order) {
        var types = transaction.contactFields().types(pageId);
        var type = types.get(order.name());
        if (type != null) {
            transaction.contactFields().forget(pageId, order.name());
            if (order.into() != null && !types.containsKey(order.into())) {
                transaction.contactFields().declare(pageId, order.into(), type);
            }
        }
    }

    private static EditView view(Transaction transaction, long pageId, Edit edit, Instant now) {
        boolean recent = edit.finishedAt() == null || transaction.labelEdits().isRecent(edit.finishedAt());
        Long left = recent ? transaction.crowds().count(pageId, having(edit.order()), now, PATIENCE) : null;
        return new EditView(
                edit.id(),
                edit.order().subject(),
                edit.order().name(),
                edit.order().into(),
                edit.people(),
                edit.told(),
                left,
                edit.startedAt(),
                edit.finishedAt());
    }

    private static Condition having(Order order) {
        return order.subject() == Subject.TAG
                ? new Condition.HasTag(order.name())
                : new Condition.FieldIs(order.name(), Comparison.IS_PRESENT, null);
    }
}
