package dev.rytm.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs SQL on the connection of one transaction and counts the statements.
///
/// Parameters are positional (`?`). Beside what JDBC knows it takes an `Instant` (as `timestamptz`), an enum (by
/// its name), and arrays of strings, longs, ints, booleans, instants, enums and byte arrays, for
/// `unnest(?::text[], ?::timestamptz[])`: the way to write or ask many rows in one statement. JSON goes in as
/// text with a cast: `?::jsonb`.
public final class Statements {

    private final Connection connection;
    private final LongAdder counter;
    private final Changes changes = new Changes();

    Statements(Connection connection, LongAdder counter) {
        this.connection = connection;
        this.counter = counter;
    }

    /// Where those who write note what they changed; it is told when the transaction is committed.
    public Changes changes() {
        return changes;
    }

    /// Runs an insert, update or delete and returns how many rows it touched.
    public int update(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /// Runs a query (or a statement with `returning`) and reads every row.
    public <T> List<T> list(String sql, Function<Row, T> reader, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            Row row = new Row(rows);
            while (rows.next()) {
                result.add(reader.apply(row));
            }
            return result;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /// The first row, if there is one.
    public <T> Optional<T> first(String sql, Function<Row, T> reader, @Nullable Object... parameters) {
        return list(sql, reader, parameters).stream().findFirst();
    }

    /// The only row.
    public <T> T one(String sql, Function<Row, T> reader, @Nullable Object... parameters) {
        return first(sql, reader, parameters)
                .orElseThrow(() -> new IllegalStateException("no row from: " + sql.strip()));
    }

    private PreparedStatement prepare(String sql, @Nullable Object[] parameters) throws SQLException {
        counter.increment();
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                set(statement, i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> statement.setString(index, constant.name());
            case Instant[] instants ->
                statement.setArray(index, connection.createArrayOf("timestamptz", texts(instants)));
            case String[] texts -> statement.setArray(index, connection.createArrayOf("text", texts));
            case Long[] numbers -> statement.setArray(index, connection.createArrayOf("bigint", numbers));
            case Integer[] numbers -> statement.setArray(index, connection.createArrayOf("integer", numbers));
            case Boolean[] truths -> statement.setArray(index, connection.createArrayOf("boolean", truths));
            case Collection<?> _ ->
                throw new IllegalArgumentException("pass an array, not a collection, as parameter " + index);
            default -> setPlain(statement, index, value);
        }
    }

    private void setPlain(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof byte[][] blobs) {
            statement.setArray(index, connection.createArrayOf("bytea", blobs));
        } else if (value instanceof Enum<?>[] constants) {
            statement.setArray(index, connection.createArrayOf("text", names(constants)));
        } else {
            statement.setObject(index, value);
        }
    }

    private static @Nullable String[] texts(@Nullable Instant[] instants) {
        @Nullable String[] texts = new String[instants.length];
        for (int i = 0; i < instants.length; i++) {
            Instant instant = instants[i];
            texts[i] = instant == null ? null : instant.toString();
        }
        return texts;
    }

    private static @Nullable String[] names(@Nullable Enum<?>[] constants) {
        @Nullable String[] names = new String[constants.length];
        for (int i = 0; i < constants.length; i++) {
            Enum<?> constant = constants[i];
            names[i] = constant == null ? null : constant.name();
        }
        return names;
    }
}
