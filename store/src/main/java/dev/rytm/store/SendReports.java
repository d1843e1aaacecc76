package dev.rytm.store;

import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.message.SendOutcome.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the send ledger for those who want to know: lists of sends, and the account that adds up.
public final class SendReports {

    static final String COLUMNS = """
            period_start, id, contact_id, kind, state, planned_at, due_at, not_after, topic_id, flow_id, step_id,
            sequence_id, reason, next_allowed_at, code, subcode, message, evidence, held, answered_at, delivered_at,
            read_at, tapped_at
            """;

    private final Statements statements;

    SendReports(Statements statements) {
        this.statements = statements;
    }

    /// Which sends are wanted; what is absent does not matter. The list goes on after the row of `after`.
    public record Filter(
            @Nullable SendState state,
            @Nullable Kind kind,
            @Nullable String topic,
            @Nullable String contact,
            @Nullable Place after) {}

    /// Where a row stands in the ledger.
    public record Place(LocalDate period, String id) {}

    /// One row of the ledger without its content. `reason` is a word of the policy (or why it is held back), `code` and
    /// `subcode` are Meta's.
    public record Line(
            Place place,
            String contact,
            Kind kind,
            SendState state,
            Instant plannedAt,
            Instant dueAt,
            Instant notAfter,
            Origin origin,
            @Nullable String reason,
            @Nullable Instant nextAllowedAt,
            @Nullable Failure failure,
            Receipt receipt) {}

    /// Who speaks, and on what.
    public record Origin(
            @Nullable String topic,
            @Nullable String flow,
            @Nullable String step,
            @Nullable String sequence) {}

    /// What Meta answered.
    public record Failure(
            @Nullable Integer code,
            @Nullable Integer subcode,
            @Nullable String message) {}

    /// What is known of its arrival.
    public record Receipt(
            @Nullable String evidence,
            @Nullable Instant answeredAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt,
            @Nullable Instant tappedAt) {}

    /// How many rows ended in one way. `evidence` belongs to what was sent.
    public record Count(
            Kind kind,
            SendState state,
            @Nullable String reason,
            @Nullable Integer code,
            @Nullable Evidence evidence,
            long sends) {}

    /// What became of a step's notifications. `planned` counts how often somebody's turn came; what is in none of
    /// the others of it is under way. `read` and `tapped` are parts of `sent`: `read` of those whose reader lets
    /// Facebook say so, `tapped` of those of whose buttons or quick replies one was tapped at least once (Meta
    /// does not tell of links).
    public record StepCount(
            StepId step, long planned, long sent, long read, long tapped, long refused, long failed, long unknown) {}

    /// Newest period first.
    public List<Line> list(long pageId, Filter filter, int max) {
        Place after = filter.after();
        return statements.list(
                "select " + COLUMNS + """
                  from send
                 where page_id = ?
                   and (?::text is null or state = ?)
                   and (?::text is null or kind = ?)
                   and (?::text is null or topic_id = ?)
                   and (?::text is null or contact_id = ?)
                   and (?::date is null or (period_start, id) < (?::date, ?))
                 order by period_start desc, id desc
                 limit ?
                """,
                SendReports::line,
                pageId,
                filter.state(),
                filter.state(),
                word(filter.kind()),
                word(filter.kind()),
                filter.topic(),
                filter.topic(),
                filter.contact(),
                filter.contact(),
                after == null ? null : after.period().toString(),
                after == null ? null : after.period().toString(),
                after == null ? null : after.id(),
                max);
    }

    /// The newest sends of a person that were planned before an instant. No index covers all sends of a person: one
    /// that did would be written at random places with every send. Each of these four is there for part of them.
    public List<Line> of(ContactKey contact, Instant before, int max) {
        return statements.list(
                "select " + COLUMNS + """
                  from (select * from send
                         where page_id = ? and contact_id = ? and planned_at < ? and counts and kind = 'notification'
                         union all
                        select * from send
                         where page_id = ? and contact_id = ? and planned_at < ? and counts and kind <> 'notification'
                         union all
                        select * from send
                         where page_id = ? and contact_id = ? and planned_at < ? and waiting
                         union all
                        select * from send
                         where page_id = ? and contact_id = ? and planned_at < ? and not counts and not waiting) as send
                 order by planned_at desc, id desc
                 limit ?
                """,
                SendReports::line,
                contact.pageId(),
                contact.psid(),
                before,
                contact.pageId(),
                contact.psid(),
                before,
                contact.pageId(),
                contact.psid(),
                before,
                contact.pageId(),
                contact.psid(),
                before,
                max);
    }

    /// Every row of the periods from `from` to `until` (exclusive), counted once.
    public List<Count> account(long pageId, @Nullable String topic, LocalDate from, LocalDate until) {
        return statements.list("""
                select kind, state, reason, code, evidence, count(*) as sends
                  from send
                 where page_id = ? and (?::text is null or topic_id = ?)
                   and period_start >= ?::date and period_start < ?::date
                 group by kind, state, reason, code, evidence
                 order by kind, state, reason, code, evidence
                """, SendReports::count, pageId, topic, topic, from.toString(), until.toString());
    }

    static Count count(Row row) {
        return new Count(
                kind(row.text("kind")),
                SendState.valueOf(row.text("state")),
                row.textOrNull("reason"),
                row.integerOrNull("code"),
                evidence(row.textOrNull("evidence")),
                row.number("sends"));
    }

    /// What became of the notifications of each step of a sequence, of periods that began on `from` or later. A step
    /// that sent nothing is absent.
    public List<StepCount> steps(long pageId, SequenceId sequence, LocalDate from) {
        return statements.list(
                """
                select sequence_step_id as step, count(*) as planned,
                       count(*) filter (where state = 'SENT') as sent,
                       count(*) filter (where read_at is not null) as read,
                       count(*) filter (where state = 'SENT' and tapped_at is not null) as tapped,
                       count(*) filter (where state = 'REFUSED') as refused,
                       count(*) filter (where state = 'FAILED') as failed,
                       count(*) filter (where state in ('UNKNOWN', 'UNKNOWN_FINAL')) as unknown
                  from send
                 where page_id = ? and sequence_id = ? and kind = 'notification' and period_start >= ?::date
                 group by sequence_step_id
                 order by sequence_step_id
                """,
                row -> new StepCount(
                        new StepId(row.text("step")),
                        row.number("planned"),
                        row.number("sent"),
                        row.number("read"),
                        row.number("tapped"),
                        row.number("refused"),
                        row.number("failed"),
                        row.number("unknown")),
                pageId,
                sequence.value(),
                from.toString());
    }

    static Line line(Row row) {
        String reason = row.textOrNull("reason");
        boolean answered = row.textOrNull("message") != null || row.integerOrNull("code") != null;
        return new Line(
                new Place(row.date("period_start"), row.text("id")),
                row.text("contact_id"),
                kind(row.text("kind")),
                SendState.valueOf(row.text("state")),
                row.instant("planned_at"),
                row.instant("due_at"),
                row.instant("not_after"),
                new Origin(
                        row.textOrNull("topic_id"),
                        row.textOrNull("flow_id"),
                        row.textOrNull("step_id"),
                        row.textOrNull("sequence_id")),
                reason == null ? row.textOrNull("held") : reason,
                row.instantOrNull("next_allowed_at"),
                answered
                        ? new Failure(
                                row.integerOrNull("code"), row.integerOrNull("subcode"), row.textOrNull("message"))
                        : null,
                new Receipt(
                        row.textOrNull("evidence"),
                        row.instantOrNull("answered_at"),
                        row.instantOrNull("delivered_at"),
                        row.instantOrNull("read_at"),
                        row.instantOrNull("tapped_at")));
    }

    private static @Nullable Evidence evidence(@Nullable String word) {
        return word == null ? null : Evidence.valueOf(word);
    }

    private static @Nullable String word(@Nullable Kind kind) {
        return kind == null ? null : kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
