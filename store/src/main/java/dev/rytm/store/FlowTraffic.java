package dev.rytm.store;

import static java.util.stream.Collectors.toMap;

import dev.rytm.core.contact.FlowId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/// How many people came by each step of a flow, tapped there, left it by which exit, and came through the whole of it,
/// day by day, all versions together.
///
/// Somebody who comes by twice counts twice.
public final class FlowTraffic {

    private final Statements statements;

    FlowTraffic(Statements statements) {
        this.statements = statements;
    }

    /// What is counted of a flow.
    public enum Kind {
        PASSED,
        LEFT,
        TAPPED,
        FINISHED
    }

    /// What is counted together; `step` is empty where the whole flow is meant, `exit` but where somebody left by it.
    public record Passage(long pageId, FlowId flow, Kind kind, String step, String exit) {

        public static Passage passed(long pageId, FlowId flow, String step) {
            return new Passage(pageId, flow, Kind.PASSED, step, "");
        }

        public static Passage left(long pageId, FlowId flow, String step, String exit) {
            return new Passage(pageId, flow, Kind.LEFT, step, exit);
        }

        public static Passage tapped(long pageId, FlowId flow, String step) {
            return new Passage(pageId, flow, Kind.TAPPED, step, "");
        }

        public static Passage finished(long pageId, FlowId flow) {
            return new Passage(pageId, flow, Kind.FINISHED, "", "");
        }
    }

    /// How many people did one thing on a step; `exit` is empty but where they left by it.
    public record Count(Kind kind, String step, String exit, long people) {}

    /// How many people began the newest version of a flow, and how many came to an end of it.
    public record Totals(long entered, long finished) {}

    /// Adds what a batch of decisions let people do on a day, in rows that no other batch touches.
    public void append(Map<Passage, Long> people, LocalDate day) {
        if (people.isEmpty()) {
            return;
        }
        Columns<Entry<Passage, Long>> rows = Columns.of(people.entrySet());
        statements.update(
                """
                insert into flow_traffic (page_id, flow_id, day, kind, step_id, exit, people)
                select page_id, flow_id, ?::date, kind, step_id, exit, people
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                    as passage (page_id, flow_id, kind, step_id, exit, people)
                """,
                day.toString(),
                rows.numbers(row -> row.getKey().pageId()),
                rows.texts(row -> row.getKey().flow().value()),
                rows.texts(row -> row.getKey().kind().name()),
                rows.texts(row -> row.getKey().step()),
                rows.texts(row -> row.getKey().exit()),
                rows.numbers(Entry::getValue));
    }

    /// What people did on each step from `from` on and before `until`; what nobody did is absent.
    public List<Count> ofSteps(long pageId, FlowId flow, LocalDate from, LocalDate until) {
        return statements.list(
                """
                select kind, step_id, exit, sum(people)::bigint as people
                  from flow_traffic
                 where page_id = ? and flow_id = ? and kind <> 'FINISHED' and day >= ?::date and day < ?::date
                 group by kind, step_id, exit
                 order by step_id, kind, exit
                """,
                row -> new Count(
                        Kind.valueOf(row.text("kind")), row.text("step_id"), row.text("exit"), row.number("people")),
                pageId,
                flow.value(),
                from.toString(),
                until.toString());
    }

    /// Of every flow of the page from `from` on; a flow that nobody came by is absent.
    public Map<FlowId, Totals> ofFlows(long pageId, LocalDate from) {
        return statements
                .list(
                        """
                        select t.flow_id,
                               coalesce(
                                   sum(t.people) filter (where t.kind = 'PASSED' and t.step_id = v.document ->> 'entry'), 0
                               )::bigint as entered,
                               coalesce(sum(t.people) filter (where t.kind = 'FINISHED'), 0)::bigint as finished
                          from flow_traffic t
                          join flow f on f.page_id = t.page_id and f.flow_id = t.flow_id
                          join flow_version v
                            on v.page_id = f.page_id and v.flow_id = f.flow_id and v.version = f.published_version
                         where t.page_id = ? and t.day >= ?::date
                         group by t.flow_id
                        """,
                        row -> Map.entry(
                                new FlowId(row.text("flow_id")),
                                new Totals(row.number("entered"), row.number("finished"))),
                        pageId,
                        from.toString())
                .stream()
                .collect(toMap(Entry::getKey, Entry::getValue));
    }

    /// Makes one row of all that was counted together on each day before `today`. Whoever folds at the same time finds
    /// nothing left to fold.
    public void fold(LocalDate today) {
        statements.update("""
                with gone as (
                    delete from flow_traffic t
                     where day < ?::date
                       and exists (
                           select 1 from flow_traffic other
                            where other.page_id = t.page_id and other.flow_id = t.flow_id and other.day = t.day
                              and other.kind = t.kind and other.step_id = t.step_id and other.exit = t.exit
                              and other.number <> t.number)
                    returning page_id, flow_id, day, kind, step_id, exit, people
                )
                insert into flow_traffic (page_id, flow_id, day, kind, step_id, exit, people)
                select page_id, flow_id, day, kind, step_id, exit, sum(people) from gone group by 1, 2, 3, 4, 5, 6
                """, today.toString());
    }
}
