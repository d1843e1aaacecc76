package dev.rytm.e2e.kill;

import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.ConsentTruth;
import dev.rytm.sandbox.log.DeliveryRecord;
import dev.rytm.sandbox.log.GroundTruth;
import dev.rytm.store.AttemptId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Looks for what a crash may break beside the account: webhooks answered and forgotten, events set aside, messages
/// sent twice, taps that took no effect, turns of a sequence skipped or repeated.
final class Damage {

    private static final Set<String> TAKEN_IN =
            Set.of("messages", "messaging_postbacks", "messaging_optins", "message_reactions", "messaging_referrals");

    private final GroundTruth truth;
    private final DataSource database;
    private final Bakery bakery;

    Damage(GroundTruth truth, DataSource database, Bakery bakery) {
        this.truth = truth;
        this.database = database;
        this.bakery = bakery;
    }

    private record Moment(String psid, Instant at) {}

    List<String> find() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            forgotten(connection, found);
            setAside(connection, found);
            consents(connection, found);
            turns(connection, found);
        }
        sentTwice(found);
        return found;
    }

    /// Whatever we answered with 200 is in the inbox, and the platform gave nothing up.
    private void forgotten(Connection connection, List<String> found) throws SQLException {
        Set<Moment> inbox = new HashSet<>();
        each(
                connection,
                "select contact_id, event_at from inbox where page_id = ?",
                (psid, at) -> inbox.add(new Moment(psid, Instant.parse(at))));
        for (DeliveryRecord delivery : truth.deliveries().all()) {
            if (delivery.state() != DeliveryRecord.State.DELIVERED) {
                found.add("not delivered: " + delivery);
            } else if (TAKEN_IN.contains(delivery.field())
                    && !inbox.contains(new Moment(delivery.psid(), delivery.eventAt()))) {
                found.add("answered and forgotten: " + delivery);
            }
        }
    }

    private void setAside(Connection connection, List<String> found) throws SQLException {
        each(
                connection,
                "select contact_id, parked from inbox where page_id = ? and parked is not null",
                (psid, reason) -> found.add("an event of " + psid + " was set aside: " + reason));
    }

    /// Everybody's consent stands as their taps left it.
    private void consents(Connection connection, List<String> found) throws SQLException {
        Map<String, String> ours = new HashMap<>();
        each(connection, "select contact_id, status from consent where page_id = ?", ours::put);
        for (ConsentTruth token : truth.consents()) {
            String wanted = token.stopped() ? "STOPPED" : "ACTIVE";
            if (!wanted.equals(ours.get(token.psid()))) {
                found.add("the consent of %s is %s here and %s in truth"
                        .formatted(token.psid(), ours.get(token.psid()), wanted));
            }
        }
    }

    /// After a step that was sent comes the next one, for everybody who agreed once.
    private void turns(Connection connection, List<String> found) throws SQLException {
        Set<String> agreedOnce = truth.consents().stream()
                .filter(token -> token.changes().stream()
                                .filter(change -> change.change().equals("OPTED_IN"))
                                .count()
                        == 1)
                .map(ConsentTruth::psid)
                .collect(Collectors.toSet());
        Map<String, Integer> next = new HashMap<>();
        each(connection, """
                select contact_id, right(sequence_step_id, 1) || ' ' || state from send
                 where page_id = ? and kind = 'notification' and sequence_step_id is not null
                 order by planned_at, id
                """, (psid, line) -> {
            int step = line.charAt(0) - '1';
            if (agreedOnce.contains(psid) && step != next.getOrDefault(psid, 0)) {
                found.add("%s was at step %d instead of %d".formatted(psid, step + 1, next.getOrDefault(psid, 0) + 1));
            }
            boolean done = line.endsWith(" SENT") || line.endsWith(" UNKNOWN_FINAL");
            next.put(psid, done ? (step + 1) % 4 : step);
        });
    }

    /// No row of the ledger, of whatever kind, was accepted by the platform more than once.
    private void sentTwice(List<String> found) {
        Map<String, List<CallRecord>> accepted = truth.calls().all().stream()
                .filter(CallRecord::accepted)
                .filter(call -> AttemptId.parse(call.subject().metadata()).isPresent())
                .collect(Collectors.groupingBy(call ->
                        AttemptId.parse(call.subject().metadata()).orElseThrow().sendId()));
        accepted.values().stream()
                .filter(calls -> calls.size() > 1)
                .forEach(calls -> found.add("sent " + calls.size() + " times: " + calls.getFirst()));
    }

    private void each(Connection connection, String question, BiConsumer<String, String> use) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, bakery.pageId());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Object second = rows.getObject(2);
                    use.accept(
                            rows.getString(1),
                            second instanceof java.sql.Timestamp at
                                    ? at.toInstant().toString()
                                    : String.valueOf(second));
                }
            }
        }
    }
}
