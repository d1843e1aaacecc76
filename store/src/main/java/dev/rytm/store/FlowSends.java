package dev.rytm.store;

import dev.rytm.core.contact.FlowId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of the messages of each step of a flow, in all its versions, as the send ledger has it.
public final class FlowSends {

    private final Statements statements;

    FlowSends(Statements statements) {
        this.statements = statements;
    }

    /// How many messages of a step ended in a state, for one reason if they were refused, and how many
    /// of them were read.
    public record Count(
            String step, SendState state, @Nullable String reason, long sends, long read) {}

    /// Of periods that began on `from` or later, and before `until`. Reads those months' partitions, so it is for rare
    /// questions.
    public List<Count> of(long pageId, FlowId flow, LocalDate from, LocalDate until) {
        return statements.list(
                """
                select step_id, state, reason, count(*) as sends, count(read_at) as read
                  from send
                 where page_id = ? and flow_id = ? and step_id is not null
                   and period_start >= ?::date and period_start < ?::date
                 group by step_id, state, reason
                 order by step_id, state, reason
                """,
                row -> new Count(
                        row.text("step_id"),
                        SendState.valueOf(row.text("state")),
                        row.textOrNull("reason"),
                        row.number("sends"),
                        row.number("read")),
                pageId,
                flow.value(),
                from.toString(),
                until.toString());
    }
}
