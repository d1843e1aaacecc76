package dev.rytm.store;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.OptInRequest;
import dev.rytm.core.contact.SendHistory;
import dev.rytm.core.contact.SentNotification;
import dev.rytm.core.contact.TopicId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the send ledger knows about persons' pasts, as far as any rule looks back: the truth at the moment of an
/// intent.
///
/// SENDING and UNKNOWN rows count as used. Requests that wait do not count here: whoever comes first goes, and the
/// other then finds it.
public final class SendHistories {

    /// A month and then some: the longest period, the longest cap and the longest cooldown.
    private static final Duration NOTIFICATIONS = Duration.ofDays(40);

    private static final Duration REQUESTS = Duration.ofDays(8);

    private final Transaction transaction;

    SendHistories(Transaction transaction) {
        this.transaction = transaction;
    }

    /// The histories of those who are about to get a notification, and of those about to get a request: each judged
    /// by its own rules only, so only that half is read. Somebody without a past is absent.
    public Map<ContactKey, SendHistory> of(Collection<ContactKey> notified, Collection<ContactKey> asked, Instant now) {
        Map<ContactKey, List<SentNotification>> notifications = new HashMap<>();
        Map<ContactKey, List<OptInRequest>> requests = new HashMap<>();
        if (!notified.isEmpty()) {
            notifications(notified, now, notifications);
        }
        if (!asked.isEmpty()) {
            requests(asked, now, requests);
        }
        Map<ContactKey, SendHistory> histories = new HashMap<>();
        notifications.forEach((contact, list) ->
                histories.put(contact, new SendHistory(list, requests.getOrDefault(contact, List.of()))));
        requests.forEach((contact, list) -> histories.putIfAbsent(contact, new SendHistory(List.of(), list)));
        return histories;
    }

    /// The order is that of the index `send_period`, and is asked for so that the planner takes this index. Each person
    /// is looked up alone (`offset 0` keeps it so): statistics that lag behind a busy table else make the
    /// planner read all rows of the partition for every person.
    private void notifications(
            Collection<ContactKey> contacts, Instant now, Map<ContactKey, List<SentNotification>> into) {
        Columns<ContactKey> columns = Columns.of(contacts);
        Instant since = now.minus(NOTIFICATIONS);
        transaction
                .statements()
                .list(
                        """
                        select s.page_id, s.contact_id, s.id, s.topic_id, s.zone, s.attempted_at, s.state <> 'SENT' as unknown,
                               coalesce(s.answered_at, s.deadline_at) as sent_at
                          from unnest(?::bigint[], ?::text[]) as k (page_id, contact_id)
                         cross join lateral (
                               select * from send
                                where send.page_id = k.page_id and send.contact_id = k.contact_id
                                  and send.counts and send.kind = 'notification'
                                  and send.period_start >= ?
                               order by send.topic_id, send.period_start
                               offset 0) s
                        """,
                        row -> into.computeIfAbsent(contact(row), _ -> new ArrayList<>())
                                .add(new SentNotification(
                                        row.text("id"),
                                        new TopicId(row.text("topic_id")),
                                        ZoneId.of(row.text("zone")),
                                        row.instant("attempted_at"),
                                        row.instant("sent_at"),
                                        row.truth("unknown"))),
                        columns.numbers(ContactKey::pageId),
                        columns.texts(ContactKey::psid),
                        // A period begins up to a month before what is sent in it.
                        day(since.minus(Duration.ofDays(32))));
    }

    private void requests(Collection<ContactKey> contacts, Instant now, Map<ContactKey, List<OptInRequest>> into) {
        Columns<ContactKey> columns = Columns.of(contacts);
        transaction
                .statements()
                .list(
                        """
                        select s.page_id, s.contact_id, s.id, s.topic_id, s.subject, s.title,
                               coalesce(s.answered_at, s.deadline_at) as asked_at
                          from unnest(?::bigint[], ?::text[]) as k (page_id, contact_id)
                         cross join lateral (
                               select * from send
                                where send.page_id = k.page_id and send.contact_id = k.contact_id
                                  and send.counts and send.kind <> 'notification' and send.kind = 'opt-in-request'
                                  and send.period_start >= ?
                               offset 0) s
                        """,
                        row -> into.computeIfAbsent(contact(row), _ -> new ArrayList<>())
                                .add(new OptInRequest(
                                        row.text("id"),
                                        new TopicId(row.text("topic_id")),
                                        row.text("subject"),
                                        row.text("title"),
                                        row.instant("asked_at"))),
                        columns.numbers(ContactKey::pageId),
                        columns.texts(ContactKey::psid),
                        // A request may wait in the ledger for as long as the window is open before it is sent.
                        day(now.minus(REQUESTS).minus(Duration.ofDays(2))));
    }

    private static ContactKey contact(Row row) {
        return new ContactKey(row.number("page_id"), row.text("contact_id"));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
