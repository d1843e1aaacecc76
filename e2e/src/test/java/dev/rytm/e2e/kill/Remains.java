package dev.rytm.e2e.kill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/// What a killed server left undone, read from its database while it is away: events undecided, timers due, sends due
/// or claimed, calls without an answer, and unknown outcomes that it was about to probe.
record Remains(long events, long timers, long sends, long calls, long unknowns) {

    private static final String LEFT = """
            select (select count(*) from inbox where processed_at is null and parked is null) as events,
                   (select count(*) from timer where due_at <= ?) as timers,
                   (select count(*) from send
                     where state = 'CLAIMED' or (state = 'DUE' and next_due_at <= ?)) as sends,
                   (select count(*) from send where state = 'SENDING') as calls,
                   (select count(*) from send
                     where state = 'UNKNOWN' and kind = 'notification' and probes = 0) as unknowns
            """;

    private static final String ATTEMPT = "select state from send where attempt_id = ?";

    private static final String PROBES = "select count(*) from send where open and state = 'SENDING' and probes > 0";

    static Remains read(DataSource database, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement question = connection.prepareStatement(LEFT)) {
            question.setTimestamp(1, Timestamp.from(now));
            question.setTimestamp(2, Timestamp.from(now));
            try (ResultSet row = question.executeQuery()) {
                row.next();
                return new Remains(
                        row.getLong("events"),
                        row.getLong("timers"),
                        row.getLong("sends"),
                        row.getLong("calls"),
                        row.getLong("unknowns"));
            }
        } catch (SQLException problem) {
            throw new IllegalStateException("what the server left could not be read", problem);
        }
    }

    /// How the row of an attempt stands.
    static Optional<String> stateOf(DataSource database, String attempt) {
        try (Connection connection = database.getConnection();
                PreparedStatement question = connection.prepareStatement(ATTEMPT)) {
            question.setString(1, attempt);
            try (ResultSet row = question.executeQuery()) {
                return row.next() ? Optional.of(row.getString("state")) : Optional.empty();
            }
        } catch (SQLException problem) {
            throw new IllegalStateException("the row of a call could not be read", problem);
        }
    }

    /// How many probes wait for an answer.
    static long probesUnderWay(DataSource database) {
        try (Connection connection = database.getConnection();
                PreparedStatement question = connection.prepareStatement(PROBES);
                ResultSet row = question.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException problem) {
            throw new IllegalStateException("the probes could not be counted", problem);
        }
    }

    boolean isNothing() {
        return events + timers + sends + calls + unknowns == 0;
    }

    @Override
    public String toString() {
        return "left %d events, %d timers, %d sends, %d calls, %d unknown"
                .formatted(events, timers, sends, calls, unknowns);
    }
}
