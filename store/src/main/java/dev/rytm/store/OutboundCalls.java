package dev.rytm.store;

import dev.rytm.core.WebhookCall;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.store.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Calls of other systems that wait to be made.
public final class OutboundCalls {

    /// The receivers are found by stepping through the index, one entry each: a receiver for whom many calls wait
    /// costs no more than another, and hides nobody. Of one that is paused and to be asked again, the earliest call
    /// is taken ahead of its time, if none has come.
    private static final String CLAIM = """
            with recursive receiver as (
                (select page_id, url_hash from outbound_call order by page_id, url_hash limit 1)
                union all
                select next.page_id, next.url_hash
                  from receiver
                 cross join lateral (
                       select page_id, url_hash from outbound_call
                        where (page_id, url_hash) > (receiver.page_id, receiver.url_hash)
                        order by page_id, url_hash limit 1) as next
            ), under_way as (
                select * from unnest(?::bigint[], ?::bigint[]) as call (page_id, url_hash)
            ), free as (
                select page_id, url_hash,
                       ? - (select count(*) from under_way u where u.page_id = r.page_id) as of_page,
                       ? - (select count(*) from under_way u
                             where u.page_id = r.page_id and u.url_hash = r.url_hash) as to_receiver,
                       greatest(clock_timestamp(), (
                           select c.due_at
                             from failing_receiver f
                             join outbound_call c using (page_id, url_hash)
                            where f.page_id = r.page_id and f.url_hash = r.url_hash
                              and f.next_at <= clock_timestamp()
                              and (c.leased_until is null or c.leased_until <= clock_timestamp())
                            order by c.due_at limit 1)) as until
                  from receiver r
            ), due as (
                select page_id, call_id, due_at, of_page,
                       row_number() over (partition by page_id order by due_at) as place
                  from free
                 cross join lateral (
                       select call_id, due_at from outbound_call c
                        where c.page_id = free.page_id and c.url_hash = free.url_hash
                          and c.due_at <= free.until
                          and (c.leased_until is null or c.leased_until <= clock_timestamp())
                        order by c.due_at
                        limit greatest(to_receiver, 0)
                          for update skip locked) as call
            ), taken as (
                select page_id, call_id, due_at from due where place <= of_page order by due_at limit ?
            )
            update outbound_call c
               set attempts = attempts + 1, due_at = lease.until, leased_until = lease.until
              from taken
             cross join (select clock_timestamp() + ?::bigint * interval '1 second' as until) as lease
             where c.page_id = taken.page_id and c.call_id = taken.call_id
            returning c.page_id, c.call_id, contact_id, flow_id, step_id, url, url_hash, body, attempts,
                      case when taken.due_at > clock_timestamp() then taken.due_at end as ahead_of
            """;

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

    /// An address as the flows of one page call it, by its hash.
    public record Receiver(long pageId, long urlHash) {}

    /// A call that is to be made now. `attempt` counts from 1 and is the fence: who ends it must name it. `aheadOf`
    /// is when its time would have come, if it is made before, to ask a receiver that is paused.
    public record Due(
            ContactKey contact,
            String id,
            FlowId flow,
            StepId step,
            String url,
            long urlHash,
            String body,
            int attempt,
            @Nullable Instant aheadOf) {

        public Receiver receiver() {
            return new Receiver(contact.pageId(), urlHash);
        }
    }

    /// How many calls may be under way at once: in all, of one page, and to one receiver. `underWay` names the
    /// receiver of each that is.
    public record Room(int total, int ofPage, int toReceiver, List<Receiver> underWay) {

        public Room {
            underWay = List.copyOf(underWay);
        }
    }

    /// Takes calls whose time has come, and those that ask a paused receiver, as many as there is room for, for so
    /// long: by then each must have ended, or it is taken again.
    public List<Due> claim(Room room, Duration lease) {
        Columns<Receiver> underWay = Columns.of(room.underWay());
        return statements.list(
                CLAIM,
                OutboundCalls::due,
                underWay.numbers(Receiver::pageId),
                underWay.numbers(Receiver::urlHash),
                room.ofPage(),
                room.toReceiver(),
                room.total() - room.underWay().size(),
                lease.toSeconds());
    }

    private static Due due(Row row) {
        return new Due(
                new ContactKey(row.number("page_id"), row.text("contact_id")),
                row.text("call_id"),
                new FlowId(row.text("flow_id")),
                new StepId(row.text("step_id")),
                row.text("url"),
                row.number("url_hash"),
                row.text("body"),
                row.integer("attempts"),
                row.instantOrNull("ahead_of"));
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
                update outbound_call
                   set due_at = clock_timestamp() + ?::bigint * interval '1 millisecond', leased_until = null
                 where page_id = ? and call_id = ? and attempts = ?
                """, pause.toMillis(), due.contact().pageId(), due.id(), due.attempt());
    }

    /// The attempt does not count. The call waits for its time, if it was made ahead of it; else for `pause`.
    public void giveBack(Due due, Duration pause) {
        statements.update("""
                update outbound_call
                   set attempts = attempts - 1, leased_until = null,
                       due_at = coalesce(?::timestamptz, clock_timestamp() + ?::bigint * interval '1 millisecond')
                 where page_id = ? and call_id = ? and attempts = ?
                """, due.aheadOf(), pause.toMillis(), due.contact().pageId(), due.id(), due.attempt());
    }

    /// How many are being made, or wait to be made or made again.
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
