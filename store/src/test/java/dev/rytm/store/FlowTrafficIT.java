package dev.rytm.store;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.FlowId;
import dev.rytm.postgres.testing.TestDatabase;
import dev.rytm.postgres.testing.TestPostgres;
import dev.rytm.store.FlowTraffic.Count;
import dev.rytm.store.FlowTraffic.Kind;
import dev.rytm.store.FlowTraffic.Passage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlowTrafficIT {

    private static final LocalDate DAY = LocalDate.of(2022, 6, 1);
    private static final FlowId FLOW = new FlowId("welcome");
    private static final Passage ASK = Passage.passed(1, FLOW, "ask");
    private static final Passage ELSEWHERE = Passage.passed(2, FLOW, "ask");
    private static final Passage END = Passage.finished(1, FLOW);

    private static final Passage YES = Passage.left(1, FLOW, "ask", "tap:yes");
    private static final Passage NO = Passage.left(1, FLOW, "ask", "tap:no");
    private static final Passage TAPPED = Passage.tapped(1, FLOW, "ask");

    private final TestDatabase server = TestPostgres.fresh("traffic", Database::migrate);
    private final Database database = Databases.open(server);

    @AfterEach
    void close() {
        database.close();
        server.close();
    }

    @Test
    void sumsOfAPageAndItsDaysAlone() {
        append(DAY.minusDays(1), Map.of(ASK, 3L));
        append(DAY, Map.of(ASK, 2L, END, 1L, ELSEWHERE, 7L));
        append(DAY, Map.of(ASK, 1L));

        assertThat(people(DAY.minusDays(1), DAY)).containsExactly(Map.entry("ask", 3L));
        assertThat(people(DAY, DAY.plusDays(1))).containsExactly(Map.entry("ask", 3L));
        assertThat(people(DAY.plusDays(1), DAY.plusDays(2))).isEmpty();
    }

    @Test
    void tellsWhoeverLeftByEachExitFromWhoeverCameAndTapped() {
        append(DAY, Map.of(ASK, 9L, YES, 2L, NO, 1L, TAPPED, 3L));
        append(DAY, Map.of(YES, 4L));

        assertThat(counts(DAY, DAY.plusDays(1)))
                .containsExactly(
                        new Count(Kind.LEFT, "ask", "tap:no", 1),
                        new Count(Kind.LEFT, "ask", "tap:yes", 6),
                        new Count(Kind.PASSED, "ask", "", 9),
                        new Count(Kind.TAPPED, "ask", "", 3));
    }

    @Test
    void foldingChangesNoSumAndLeavesTodayAlone() throws SQLException {
        append(DAY.minusDays(1), Map.of(ASK, 3L, ELSEWHERE, 7L));
        append(DAY.minusDays(1), Map.of(ASK, 2L, YES, 1L));
        append(DAY.minusDays(1), Map.of(YES, 1L, NO, 1L));
        append(DAY, Map.of(ASK, 1L));
        append(DAY, Map.of(ASK, 1L));

        fold();
        fold();

        assertThat(rows()).isEqualTo(6);
        assertThat(counts(DAY.minusDays(1), DAY))
                .contains(new Count(Kind.LEFT, "ask", "tap:no", 1), new Count(Kind.LEFT, "ask", "tap:yes", 2));
        assertThat(people(DAY.minusDays(1), DAY)).containsExactly(Map.entry("ask", 5L));
        assertThat(people(DAY, DAY.plusDays(1))).containsExactly(Map.entry("ask", 2L));
    }

    private void append(LocalDate day, Map<Passage, Long> people) {
        database.inTransaction(t -> {
            t.flowTraffic().append(people, day);
            return day;
        });
    }

    private void fold() {
        database.inTransaction(t -> {
            t.flowTraffic().fold(DAY);
            return DAY;
        });
    }

    /// How many people came by each step.
    private Map<String, Long> people(LocalDate from, LocalDate until) {
        return counts(from, until).stream()
                .filter(count -> count.kind() == Kind.PASSED)
                .collect(toMap(Count::step, Count::people));
    }

    private List<Count> counts(LocalDate from, LocalDate until) {
        return database.inTransaction(t -> t.flowTraffic().ofSteps(1, FLOW, from, until));
    }

    private long rows() throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                ResultSet counted = connection.createStatement().executeQuery("select count(*) from flow_traffic")) {
            counted.next();
            return counted.getLong(1);
        }
    }
}
