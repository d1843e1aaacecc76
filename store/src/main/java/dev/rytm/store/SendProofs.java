package dev.rytm.store;

import dev.rytm.core.Event.SendEnded;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.store.LateNews.Kind;
import dev.rytm.store.LateNews.News;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What webhooks tell about our own sends: echoes, which prove an acceptance, and receipts.
public final class SendProofs {

    /// A receipt may come as late as a monthly notification's next turn; older rows are no longer marked.
    private static final int DAYS_BACK = 72;

    private final Transaction transaction;

    SendProofs(Transaction transaction) {
        this.transaction = transaction;
    }

    /// Meta accepted the attempt of this id and gave the message this id.
    public record Proof(ContactKey contact, String attemptId, String messageId, Instant at) {}

    /// Messages reached the person, or were read: those named, and all begun up to `watermark`.
    public record Receipt(ContactKey contact, boolean read, List<String> messageIds, Instant watermark) {

        public Receipt {
            messageIds = List.copyOf(messageIds);
        }
    }

    private record Found(
            AttemptId attempt,
            Proof proof,
            String state,
            @Nullable String messageId) {

        boolean isProvable() {
            return switch (SendState.valueOf(state)) {
                case DUE, CLAIMED, SENDING, UNKNOWN, UNKNOWN_FINAL -> true;
                case SENT, REFUSED, FAILED -> false;
            };
        }

        boolean isKnown() {
            return proof.messageId().equals(messageId);
        }
    }

    /// Turns what is proven into SENT, whatever was thought of it, as long as it is not final; UNKNOWN_FINAL is the
    /// one final state that a proof still changes. A row that waits to be tried again was thought refused: the
    /// proof takes it out of the way. What changes no row is kept as late news, unless it is the message id that we
    /// have.
    public void prove(Collection<Proof> proofs) {
        Map<SendKey, Found> found = find(proofs);
        List<Found> provable = found.values().stream().filter(Found::isProvable).toList();
        Map<SendKey, Boolean> proven = provable.isEmpty() ? Map.of() : write(provable);
        List<News> news = new ArrayList<>();
        found.forEach((key, one) -> {
            if (!proven.containsKey(key) && !one.isKnown()) {
                Proof proof = one.proof();
                news.add(new News(
                        proof.contact(),
                        key.id(),
                        proof.attemptId(),
                        Kind.ECHO,
                        proof.messageId(),
                        one.state(),
                        null,
                        null,
                        proof.at()));
            }
        });
        transaction.lateNews().keep(news);
    }

    private static final String FIND = """
            select s.period_start, s.page_id, s.id, s.state, s.message_id
              from unnest(?::text[]::date[], ?::bigint[], ?::text[], ?::text[])
                   as p (period_start, page_id, id, contact_id)
              join send s on s.period_start = p.period_start and s.page_id = p.page_id and s.id = p.id
             where s.contact_id = p.contact_id and s.attempt_id is not null
            """;

    private Map<SendKey, Found> find(Collection<Proof> proofs) {
        Map<SendKey, Proof> byKey = new HashMap<>();
        Map<SendKey, AttemptId> attempts = new HashMap<>();
        for (Proof proof : proofs) {
            AttemptId.parse(proof.attemptId()).ifPresent(attempt -> {
                byKey.putIfAbsent(attempt.key(proof.contact().pageId()), proof);
                attempts.putIfAbsent(attempt.key(proof.contact().pageId()), attempt);
            });
        }
        Map<SendKey, Found> found = new HashMap<>();
        if (!byKey.isEmpty()) {
            Columns<Map.Entry<SendKey, Proof>> columns = Columns.of(byKey.entrySet());
            transaction
                    .statements()
                    .list(
                            FIND,
                            row -> {
                                SendKey key =
                                        new SendKey(row.date("period_start"), row.number("page_id"), row.text("id"));
                                return found.put(
                                        key,
                                        new Found(
                                                Objects.requireNonNull(attempts.get(key)),
                                                Objects.requireNonNull(byKey.get(key)),
                                                row.text("state"),
                                                row.textOrNull("message_id")));
                            },
                            columns.texts(entry -> entry.getKey().periodStart().toString()),
                            columns.numbers(entry -> entry.getKey().pageId()),
                            columns.texts(entry -> entry.getKey().id()),
                            columns.texts(entry -> entry.getValue().contact().psid()));
        }
        return found;
    }

    private static final String WRITE = """
            update send s
               set state = 'SENT', evidence = 'ECHO', message_id = p.message_id,
                   answered_at = greatest(p.at, s.attempted_at), held = null, held_version = null
              from unnest(?::text[]::date[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[])
                   as p (period_start, page_id, id, message_id, at)
             where s.period_start = p.period_start and s.page_id = p.page_id and s.id = p.id
               and s.state in ('DUE', 'CLAIMED', 'SENDING', 'UNKNOWN', 'UNKNOWN_FINAL')
               -- A row that gave its period back does not take it from one that has it now.
               and (s.counts or s.kind <> 'notification' or not exists (
                        select from send o
                         where o.page_id = s.page_id and o.contact_id = s.contact_id
                           and o.topic_id = s.topic_id and o.period_start = s.period_start
                           and o.counts and o.kind = 'notification'))
            returning s.period_start, s.page_id, s.id, s.contact_id, s.fence, s.attempted_at, s.answered_at,
                      s.message_id
            """;

    private Map<SendKey, Boolean> write(List<Found> provable) {
        Columns<Found> columns = Columns.of(provable);
        List<Outbox.Ending> endings = new ArrayList<>();
        Map<SendKey, Boolean> proven = new HashMap<>();
        transaction
                .statements()
                .list(
                        WRITE,
                        row -> {
                            Instant at = row.instant("answered_at");
                            endings.add(new Outbox.Ending(
                                    new ContactKey(row.number("page_id"), row.text("contact_id")),
                                    row.integer("fence"),
                                    new SendEnded(
                                            at,
                                            row.text("id"),
                                            row.instant("attempted_at"),
                                            new SendOutcome.Accepted(
                                                    row.text("message_id"), SendOutcome.Evidence.ECHO, at))));
                            return proven.put(
                                    new SendKey(row.date("period_start"), row.number("page_id"), row.text("id")), true);
                        },
                        columns.texts(one -> one.attempt().periodStart().toString()),
                        columns.numbers(one -> one.proof().contact().pageId()),
                        columns.texts(one -> one.attempt().sendId()),
                        columns.texts(one -> one.proof().messageId()),
                        columns.instants(one -> one.proof().at()));
        transaction.outbox().tell(endings);
        tellPages(endings);
        return proven;
    }

    /// One of them may have been the call that tried its page's bar.
    private void tellPages(List<Outbox.Ending> endings) {
        Map<Long, List<SendEnded>> byPage = new TreeMap<>();
        endings.forEach(ending -> byPage.computeIfAbsent(ending.contact().pageId(), _ -> new ArrayList<>())
                .add(ending.event()));
        byPage.forEach((page, events) -> transaction
                .pageBars()
                .passed(
                        page,
                        events.stream().map(SendEnded::sendId).toList(),
                        events.stream()
                                .map(SendEnded::at)
                                .max(Comparator.naturalOrder())
                                .orElseThrow()));
    }

    /// Writes receipts down on rows that are SENT; they are facts of a row, not states.
    public void mark(Collection<Receipt> receipts) {
        if (!receipts.isEmpty()) {
            Changes changes = transaction.statements().changes();
            changes.ofSends(receipts.stream().map(Receipt::contact).toList());
            update(receipts);
        }
    }

    /// Person by person, and by the index of each kind: left to itself, PostgreSQL reads whole partitions as long as it
    /// has not counted them, as at the beginning of a month.
    private void update(Collection<Receipt> receipts) {
        Columns<Receipt> columns = Columns.of(receipts);
        transaction
                .statements()
                .update(
                        """
                        update send s
                           set delivered_at = coalesce(s.delivered_at, told.delivered_at), read_at = coalesce(s.read_at, told.read_at)
                          from (select sent.period_start, sent.page_id, sent.id, min(r.watermark) as delivered_at,
                                       min(r.watermark) filter (where r.was_read) as read_at
                                  from unnest(?::bigint[], ?::text[], ?::boolean[], ?::timestamptz[], ?::text[])
                                       as r (page_id, contact_id, was_read, watermark, message_ids)
                                 cross join lateral (
                                       select * from send s
                                        where s.page_id = r.page_id and s.contact_id = r.contact_id
                                          and s.counts and s.kind = 'notification'
                                       union all
                                       select * from send s
                                        where s.page_id = r.page_id and s.contact_id = r.contact_id
                                          and s.counts and s.kind <> 'notification') as sent
                                 where sent.state = 'SENT' and sent.period_start between ?::date and ?::date
                                   and (sent.attempted_at <= r.watermark
                                        or sent.message_id = any (string_to_array(r.message_ids, ' ')))
                                   and (sent.delivered_at is null or (r.was_read and sent.read_at is null))
                                 group by 1, 2, 3) as told
                         where s.period_start = told.period_start and s.page_id = told.page_id and s.id = told.id
                        """,
                        columns.numbers(receipt -> receipt.contact().pageId()),
                        columns.texts(receipt -> receipt.contact().psid()),
                        columns.truths(Receipt::read),
                        columns.instants(Receipt::watermark),
                        columns.texts(receipt -> String.join(" ", receipt.messageIds())),
                        day(receipts, Comparator.naturalOrder())
                                .minusDays(DAYS_BACK)
                                .toString(),
                        day(receipts, Comparator.reverseOrder()).plusDays(1).toString());
    }

    /// Bounds of the partition key that the planner can see, so that only a few partitions are looked into.
    private static LocalDate day(Collection<Receipt> receipts, Comparator<Instant> order) {
        Instant first = receipts.stream().map(Receipt::watermark).min(order).orElseThrow();
        return LocalDate.ofInstant(first, ZoneOffset.UTC);
    }
}
