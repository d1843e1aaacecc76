package dev.rytm.server.api.segments;

import dev.rytm.core.flow.Condition;
import dev.rytm.core.imports.Headings;
import dev.rytm.core.imports.TagCell;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Limits;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Words;
import dev.rytm.store.Audits;
import dev.rytm.store.Topics;
import dev.rytm.store.segment.Crowds.Order;
import dev.rytm.store.segment.Crowds.Person;
import dev.rytm.store.segment.Crowds.Place;
import dev.rytm.store.segment.Crowds.Query;
import dev.rytm.store.segment.Labels;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// All people of a list as a file for spreadsheets, with their tags, fields and consents.
@RestController
@RequestMapping("/api/v1/pages/{page}/contacts-export")
public final class ContactExportRoutes {

    private static final int CHUNK = 2_000;
    private static final int MOST_FIELDS = 1_000;

    private final InstantSource clock;

    public ContactExportRoutes(InstantSource clock) {
        this.clock = clock;
    }

    /// What the columns are: topics and fields by name.
    private record Columns(Condition condition, List<Topics.Stored> topics, List<String> fields) {}

    /// Whether the file would be given: a browser that follows a link cannot be asked for a password on the way.
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(value = Scope.CONTACTS_EXPORT, fresh = true)
    void ask(Caller caller, @PathVariable String page) {
        caller.inPage(page, (_, id) -> id);
    }

    /// The same filters as the list. The answer is UTF-8 text with commas; it is written while it is read;
    /// if that fails, the connection breaks.
    @GetMapping
    @Scoped(value = Scope.CONTACTS_EXPORT, fresh = true)
    void export(
            Caller caller, @PathVariable String page, @ModelAttribute ContactQuery query, HttpServletResponse response)
            throws IOException {
        if (query.after() != null || query.limit() != null) {
            throw Refusal.badRequest("export-whole");
        }
        String search = Limits.search(query.search());
        Instant now = clock.instant();
        Order order = Words.of(Order.class, "order", query.order());
        Columns columns = caller.inPage(page, (transaction, id) -> {
            caller.audit(transaction, new Audits.Entry(id, caller.actor(), "contacts.export", page, query.filters()));
            return new Columns(
                    query.condition(transaction, id),
                    transaction.topics().list(id),
                    transaction.labels().fields(id, MOST_FIELDS).stream()
                            .map(Labels.Field::name)
                            .toList());
        });
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"contacts.csv\"");
        // Not closed if it fails: that would end the answer as if it were whole.
        Writer writer = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        CsvLine line = new CsvLine(writer);
        heading(line, columns);
        Place after = null;
        do {
            Query wanted = new Query(
                    columns.condition(), search, order == null ? Order.ACTIVITY : order, after, query.isHandedOver());
            List<Person> people = caller.inPage(
                    page, (transaction, id) -> transaction.crowds().people(id, wanted, CHUNK, now));
            for (Person person : people) {
                row(line, columns, person);
            }
            after = people.size() < CHUNK ? null : people.getLast().line().place();
        } while (after != null);
        writer.flush();
    }

    private static void heading(CsvLine line, Columns columns) throws IOException {
        line.begin();
        for (String name : Headings.OF_A_PERSON) {
            line.cell(name);
        }
        for (Topics.Stored topic : columns.topics()) {
            line.cell(Headings.consent(topic.topic().name(), topic.topic().frequency()));
        }
        for (String field : columns.fields()) {
            line.cell(Headings.field(field));
        }
        line.end();
    }

    private static void row(CsvLine line, Columns columns, Person person) throws IOException {
        line.cell(person.line().id());
        line.cell(person.line().firstName());
        line.cell(person.line().lastName());
        line.cell(person.line().standing().name());
        line.cell(person.line().lastInteractionAt());
        line.cell(person.line().createdAt());
        line.cell(TagCell.of(person.line().tags()));
        for (Topics.Stored topic : columns.topics()) {
            line.cell(person.consents().get(topic.topic().id().value()));
        }
        for (String field : columns.fields()) {
            line.value(person.fields().get(field));
        }
        line.end();
    }
}
