package dev.rytm.store;

import dev.rytm.core.Event.SendEnded;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.policy.Period;
import dev.rytm.core.policy.Reason;
import dev.rytm.store.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The send ledger from the side of those who decide: plan, refuse, take back.
///
/// Every planned message becomes a row and stays one. Set-based: a few statements for any number of rows.
public final class Outbox {

    private final Transaction transaction;

    Outbox(Transaction transaction) {
        this.transaction = transaction;
    }

    /// A message for one person.
    public record Planned(ContactKey contact, PlannedSend send) {}

    /// A message that was planned, and that the policy refused for good before it ever waited.
    public record RefusedSend(
            Planned planned, Reason reason, @Nullable Instant nextAllowedAt) {}

    /// An order to take back the unsent notifications on a topic, or everything of the person.
    public record Withdrawal(ContactKey contact, @Nullable TopicId topic, Reason reason) {}

    /// An order to take back one send, if it is unsent.
    public record Recall(ContactKey contact, String sendId, Reason reason) {}

    /// A send that ended, to be told to its person's inbox. `attempt` makes the news of one attempt unlike those of
    /// another.
    public record Ending(ContactKey contact, int attempt, SendEnded event) {}

    /// The same, decided already, with this version of the page's catalog.
    public record DecidedEnding(Ending ending, long version) {}

    /// Puts messages into the ledger, to be sent when they are due.
    public void append(Collection<Planned> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        insert(rows.stream().map(row -> new Line(row, "DUE", null, null)).toList(), now);
        transaction.statements().update("""
                        insert into send_pace (page_id)
                        select distinct p.page_id from unnest(?::bigint[]) as p (page_id)
                            on conflict do nothing
                        """, (Object)
                Columns.of(rows).numbers(row -> row.contact().pageId()));
    }

    /// Puts messages into the ledger that will not be sent.
    public void appendRefused(Collection<RefusedSend> rows, Instant now) {
        if (!rows.isEmpty()) {
            insert(
                    rows.stream()
                            .map(row -> new Line(row.planned(), "REFUSED", row.reason(), row.nextAllowedAt()))
                            .toList(),
                    now);
        }
    }

    private record Line(
            Planned planned,
            String state,
            @Nullable Reason reason,
            @Nullable Instant nextAllowedAt) {

        PlannedSend send() {
            return planned.send();
        }

        PlannedSend.Source source() {
            return planned.send().source();
        }
    }

    private static final String INSERT = """
            insert into send (period_start, page_id, id, contact_id, kind, state, planned_at, due_at, next_due_at,
                              not_after, content, topic_id, frequency, zone, subject, title, run_id, flow_id,
                              flow_version, step_id, sequence_id, sequence_step_id, reason, next_allowed_at)
            select n.period_start::date, n.page_id, n.id, n.contact_id, n.kind, n.state, ?, n.due_at, n.due_at,
                   n.not_after, n.content::jsonb, n.topic_id, n.frequency, n.zone, n.subject, n.title, n.run_id,
                   n.flow_id, n.flow_version, n.step_id, n.sequence_id, n.sequence_step_id, n.reason,
                   n.next_allowed_at
              from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                          ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::timestamptz[])
                   as n (period_start, page_id, id, contact_id, kind, state, due_at, not_after, content,
                         topic_id, frequency, zone, subject, title, run_id, flow_id, flow_version, step_id,
                         sequence_id, sequence_step_id, reason, next_allowed_at)
            """;

    private void insert(Collection<Line> lines, Instant now) {
        Columns<Line> columns = Columns.of(lines);
        Changes changes = transaction.statements().changes();
        changes.ofSends(lines.stream().map(line -> line.planned().contact()).toList());
        transaction
                .statements()
                .update(
                        INSERT,
                        now,
                        columns.texts(line -> periodStart(line.send(), now).toString()),
                        columns.numbers(line -> line.planned().contact().pageId()),
                        columns.texts(line -> line.send().id()),
                        columns.texts(line -> line.planned().contact().psid()),
                        columns.texts(line -> word(line.send().kind())),
                        columns.texts(Line::state),
                        columns.instants(line -> line.send().dueAt()),
                        columns.instants(line -> line.send().notAfter()),
                        columns.texts(line -> line.send().content() == null
                                ? null
                                : Json.write(line.send().content())),
                        columns.texts(line -> text(line.send().topic())),
                        columns.texts(line -> text(line.send().frequency())),
                        columns.texts(line -> text(line.send().zone())),
                        columns.texts(line -> line.send().subject()),
                        columns.texts(line -> line.send().title()),
                        columns.texts(line -> line.source().run()),
                        columns.texts(line -> text(line.source().flow())),
                        columns.integers(line -> line.source().flowVersion()),
                        columns.texts(line -> text(line.source().step())),
                        columns.texts(line -> text(line.source().sequence())),
                        columns.texts(line -> text(line.source().sequenceStep())),
                        columns.texts(line -> text(line.reason())),
                        columns.instants(Line::nextAllowedAt));
    }

    /// Refuses what is still unsent, claimed or not, and tells the persons' inboxes. The caller holds these
    /// persons' locks, so no intent is written meanwhile: a row that is past its intent is past taking back.
    public void withdraw(Collection<Withdrawal> orders, Instant now) {
        if (orders.isEmpty()) {
            return;
        }
        Columns<Withdrawal> columns = Columns.of(orders);
        List<Ending> endings = transaction
                .statements()
                .list(
                        """
                        update send s
                           set state = 'REFUSED', reason = w.reason, held = null, held_version = null
                          from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) as w (page_id, contact_id, topic_id, reason)
                         where s.page_id = w.page_id and s.contact_id = w.contact_id and s.waiting
                           and (w.topic_id is null or (s.topic_id = w.topic_id and s.kind = 'notification'))
                        returning s.page_id, s.contact_id, s.id, s.fence, s.reason
                        """,
                        row -> withdrawn(row, now),
                        columns.numbers(order -> order.contact().pageId()),
                        columns.texts(order -> order.contact().psid()),
                        columns.texts(order -> text(order.topic())),
                        columns.texts(order -> order.reason().name()));
        tell(endings);
    }

    /// The same for single sends.
    public void recall(Collection<Recall> orders, Instant now) {
        if (orders.isEmpty()) {
            return;
        }
        Columns<Recall> columns = Columns.of(orders);
        tell(transaction
                .statements()
                .list(
                        """
                        update send s
                           set state = 'REFUSED', reason = r.reason, held = null, held_version = null
                          from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) as r (page_id, contact_id, id, reason)
                         where s.page_id = r.page_id and s.contact_id = r.contact_id and s.id = r.id and s.waiting
                        returning s.page_id, s.contact_id, s.id, s.fence, s.reason
                        """,
                        row -> withdrawn(row, now),
                        columns.numbers(order -> order.contact().pageId()),
                        columns.texts(order -> order.contact().psid()),
                        columns.texts(Recall::sendId),
                        columns.texts(order -> order.reason().name())));
    }

    private static Ending withdrawn(Row row, Instant now) {
        return new Ending(
                new ContactKey(row.number("page_id"), row.text("contact_id")),
                row.integer("fence"),
                new SendEnded(
                        now, row.text("id"), now, new SendOutcome.Refused(Reason.valueOf(row.text("reason")), null)));
    }

    /// Meta accepted these attempts.
    public void prove(Collection<SendProofs.Proof> proofs) {
        transaction.proofs().prove(proofs);
    }

    /// Messages were delivered or read.
    public void markReceipts(Collection<SendProofs.Receipt> receipts) {
        transaction.proofs().mark(receipts);
    }

    /// What is still to be done, as of a business instant.
    public SendBacklog backlog(Instant now) {
        return SendBacklog.read(transaction.statements(), now);
    }

    /// How long the oldest unfinished sends have waited at a business instant.
    public SendAges ages(Instant now) {
        return SendAges.read(transaction.statements(), now);
    }

    /// Puts the news of ended sends into their persons' inboxes.
    public void tell(Collection<Ending> endings) {
        if (!endings.isEmpty()) {
            transaction
                    .statements()
                    .changes()
                    .ofSends(endings.stream().map(Ending::contact).toList());
            transaction.inbox().append(endings.stream().map(SendNews::arrival).toList());
        }
    }

    /// The same news where the caller has decided on it in this transaction: kept beside all others, so that every
    /// change of a person has an event that explains it.
    public void tellDecided(Collection<DecidedEnding> endings, Instant now) {
        if (!endings.isEmpty()) {
            transaction
                    .inbox()
                    .appendDecided(
                            endings.stream()
                                    .map(decided -> new Inbox.DecidedArrival(
                                            SendNews.arrival(decided.ending()), decided.version()))
                                    .toList(),
                            now);
        }
    }

    /// The partition: a notification's period, for anything else the UTC date of planning.
    private static LocalDate periodStart(PlannedSend send, Instant now) {
        return switch (send.kind()) {
            case NOTIFICATION ->
                Period.of(Objects.requireNonNull(send.frequency()), Objects.requireNonNull(send.zone()), send.dueAt())
                        .start();
            case OPT_IN_REQUEST, MESSAGE -> now.atOffset(ZoneOffset.UTC).toLocalDate();
        };
    }

    private static String word(PlannedSend.Kind kind) {
        return switch (kind) {
            case NOTIFICATION -> "notification";
            case OPT_IN_REQUEST -> "opt-in-request";
            case MESSAGE -> "message";
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
