package dev.rytm.store;

import dev.rytm.core.WebhookCall;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.store.json.Json;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Calls of other systems that wait to be made.
public final class OutboundCalls {

    private final Statements statements;

    OutboundCalls(Statements statements) {
        this.statements = statements;
    }

    /// A call to be written down, about this person.
    public record Planned(ContactKey contact, WebhookCall call) {}

    public void append(Collection<Planned> planned) {
        if (planned.isEmpty()) {
            return;
        }
        Columns<Planned> rows = Columns.of(planned);
        statements.update(
                """
                insert into outbound_call (page_id, call_id, contact_id, flow_id, step_id, url, body)
                select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                """,
                rows.numbers(one -> one.contact().pageId()),
                rows.texts(one -> one.call().id()),
                rows.texts(one -> one.contact().psid()),
                rows.texts(one -> one.call().flow().value()),
                rows.texts(one -> one.call().step().value()),
                rows.texts(one -> one.call().url()),
                rows.texts(OutboundCalls::body));
    }

    /// A call whose time has come. `attempt` counts from 1 and is the fence: who ends it must name it.
    public record Due(ContactKey contact, String id, FlowId flow, StepId step, String url, String body, int attempt) {}

    /// Takes up to `max` calls whose time has come, for so long: by then each must have ended, or it is taken again.
    public List<Due> claim(int max, Duration lease) {
        return statements.list(
                """
                update outbound_call
                   set attempts = attempts + 1, due_at = clock_timestamp() + ?::bigint * interval '1 second'
                  from (select page_id, call_id from outbound_call
                         where due_at <= clock_timestamp()
                         order by due_at
                         limit ?
                           for update skip locked) as due
                 where outbound_call.page_id = due.page_id and outbound_call.call_id = due.call_id
                returning outbound_call.page_id, outbound_call.call_id, contact_id, flow_id, step_id, url, body, attempts
                """,
                row -> new Due(
                        new ContactKey(row.number("page_id"), row.text("contact_id")),
                        row.text("call_id"),
                        new FlowId(row.text("flow_id")),
                        new StepId(row.text("step_id")),
                        row.text("url"),
                        row.text("body"),
                        row.integer("attempts")),
                lease.toSeconds(),
                max);
    }

    /// The call ended, well or for good. False if it is somebody else's meanwhile, or its person was forgotten.
    public boolean end(Due due) {
        return statements.update(
                        "delete from outbound_call where page_id = ? and call_id = ? and attempts = ?",
                        due.contact().pageId(),
                        due.id(),
                        due.attempt())
                > 0;
    }

    /// The call is made again after a pause.
    public void postpone(Due due, Duration pause) {
        statements.update("""
                update outbound_call set due_at = clock_timestamp() + ?::bigint * interval '1 millisecond'
                 where page_id = ? and call_id = ? and attempts = ?
                """, pause.toMillis(), due.contact().pageId(), due.id(), due.attempt());
    }

    /// How many wait to be made, or made again.
    public long waiting() {
        return statements.one("select count(*) as waiting from outbound_call", row -> row.number("waiting"));
    }

    /// What the other system reads: plain values, in an order of their own.
    private static String body(Planned planned) {
        WebhookCall call = planned.call();
        WebhookCall.Person person = call.person();
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("id", planned.contact().psid());
        put(contact, "firstName", person.firstName());
        put(contact, "lastName", person.lastName());
        contact.put("fields", plain(person.fields()));
        if (person.tags() != null) {
            contact.put("tags", new TreeSet<>(person.tags()));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("flow", call.flow().value());
        data.put("step", call.step().value());
        data.put("contact", contact);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "flow.step.reached");
        body.put("timestamp", call.at().toString());
        body.put("data", data);
        return Json.write(body);
    }

    private static void put(Map<String, Object> map, String name, @Nullable String value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static Map<String, Object> plain(Map<String, FieldValue> fields) {
        Map<String, Object> plain = new TreeMap<>();
        fields.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static Object plain(FieldValue value) {
        return switch (value) {
            case FieldValue.Text text -> text.value();
            case FieldValue.Numeric number -> number.value();
            case FieldValue.Truth truth -> truth.value();
            case FieldValue.Date date -> date.value().toString();
        };
    }
}
