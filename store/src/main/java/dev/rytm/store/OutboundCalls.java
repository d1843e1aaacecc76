package dev.rytm.store;

import dev.rytm.core.WebhookCall;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.store.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
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
