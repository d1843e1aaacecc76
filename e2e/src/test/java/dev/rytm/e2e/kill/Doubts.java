package dev.rytm.e2e.kill;

import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.GroundTruth;
import dev.rytm.store.AttemptId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The notifications that stayed unknown for good, a line each: what our ledger knows and what the platform saw.
final class Doubts {

    private static final String GIVEN_UP = """
            select s.id, s.contact_id, s.attempted_at, s.probes, c.status, c.changed_at
              from send s
              left join consent c on c.page_id = s.page_id and c.contact_id = s.contact_id and c.topic_id = s.topic_id
             where s.kind = 'notification' and s.state = 'UNKNOWN_FINAL'
             order by s.attempted_at
            """;

    private Doubts() {}

    static List<String> of(GroundTruth truth, DataSource database) throws SQLException {
        List<String> doubts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement question = connection.prepareStatement(GIVEN_UP);
                ResultSet row = question.executeQuery()) {
            while (row.next()) {
                doubts.add("%s of %s, attempted at %s, %s; the consent is %s since %s; received: %s"
                        .formatted(
                                row.getString("id"),
                                row.getString("contact_id"),
                                row.getTimestamp("attempted_at").toInstant(),
                                row.getInt("probes") == 0 ? "not probed" : "probed",
                                row.getString("status"),
                                row.getTimestamp("changed_at").toInstant(),
                                received(truth, row.getString("id"))));
            }
        }
        return doubts;
    }

    private static List<String> received(GroundTruth truth, String send) {
        return truth.calls().all().stream()
                .filter(call -> AttemptId.parse(call.subject().metadata())
                        .filter(attempt -> attempt.sendId().equals(send))
                        .isPresent())
                .map(Doubts::told)
                .toList();
    }

    private static String told(CallRecord call) {
        return (call.accepted() ? "accepted at " : "refused at ")
                + call.received().virtual();
    }
}
