package dev.rytm.e2e.audit;

import dev.rytm.e2e.audit.Evidence.Kind;
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
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads our own send ledger, as an auditor with access to the database would.
public final class LedgerRows {

    private static final String ROWS = """
            select id, kind, contact_id, topic_id, state, reason, code, subcode, planned_at, not_after, attempt_id,
                   attempted_machine, probes, evidence
              from send
             where page_id = ?
             order by planned_at, id
            """;

    private LedgerRows() {}

    /// Everything ever planned for a page; `titles` turns our topic ids into the titles that people saw.
    public static List<Row> of(DataSource database, long pageId, Map<String, String> titles) {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ROWS)) {
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
                kind(result.getString("kind")),
                result.getString("contact_id"),
                titles.getOrDefault(Objects.requireNonNullElse(result.getString("topic_id"), ""), ""),
                result.getString("state"),
                result.getString("reason"),
                result.getObject("code", Integer.class),
                result.getObject("subcode", Integer.class),
                result.getTimestamp("planned_at").toInstant(),
                result.getTimestamp("not_after").toInstant(),
                result.getString("attempt_id"),
                instant(result.getTimestamp("attempted_machine")),
                result.getInt("probes"),
                result.getString("evidence"));
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "notification" -> Kind.NOTIFICATION;
            case "opt-in-request" -> Kind.REQUEST;
            case "message" -> Kind.MESSAGE;
            default -> throw new IllegalStateException("the ledger has a kind \"" + word + "\"");
        };
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
