package dev.rytm.e2e.audit;

import dev.rytm.e2e.audit.Evidence.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads our own send ledger, as an auditor with access to the database would.
public final class LedgerRows {

    private static final String NOTIFICATIONS = """
            select id, contact_id, topic_id, state, reason, code, subcode, planned_at, attempted_machine, probes
              from send
             where page_id = ? and kind = 'notification'
             order by planned_at, id
            """;

    private LedgerRows() {}

    /// All notifications ever planned for a page; `titles` turns our topic ids into the titles that people saw.
    public static List<Row> notifications(DataSource database, long pageId, Map<String, String> titles) {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NOTIFICATIONS)) {
            statement.setLong(1, pageId);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result, titles));
                }
            }
            return rows;
        } catch (SQLException problem) {
            throw new IllegalStateException("the send ledger could not be read", problem);
        }
    }

    private static Row row(ResultSet result, Map<String, String> titles) throws SQLException {
        return new Row(
                result.getString("id"),
                result.getString("contact_id"),
                titles.getOrDefault(result.getString("topic_id"), "?"),
                result.getString("state"),
                result.getString("reason"),
                result.getObject("code", Integer.class),
                result.getObject("subcode", Integer.class),
                result.getTimestamp("planned_at").toInstant(),
                instant(result.getTimestamp("attempted_machine")),
                result.getInt("probes"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
