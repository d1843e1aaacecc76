package dev.rytm.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// PostgreSQL said no, or could not be reached. `sqlState` tells which, if the server or the driver knew.
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Connection, conflict, resources, operator, system.
    private static final List<String> TROUBLE = List.of("08", "40", "53", "55", "57", "58");

    private final @Nullable String sqlState;

    DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
        this.sqlState = cause.getSQLState();
    }

    /// The transaction lost against another one (40001, 40P01): trying it again from the start is right.
    public boolean isConflict() {
        return "40001".equals(sqlState) || "40P01".equals(sqlState);
    }

    /// Another row has this key already (23505).
    public boolean isDuplicate() {
        return "23505".equals(sqlState);
    }

    /// The statement took longer than it was given (57014).
    public boolean isOutOfTime() {
        return "57014".equals(sqlState);
    }

    /// PostgreSQL cannot be reached, is going down, is full, or is too slow: the statement itself may be quite
    /// right.
    public boolean isTrouble() {
        return sqlState == null || TROUBLE.stream().anyMatch(sqlState::startsWith);
    }

    /// The statement's data is at fault (classes 22 and 23): trying it again is in vain.
    public boolean isRefusedData() {
        return sqlState != null && (sqlState.startsWith("22") || sqlState.startsWith("23"));
    }

    /// A value is none that PostgreSQL can hold (class 22), such as a text with the character zero.
    public boolean isImpossibleValue() {
        return sqlState != null && sqlState.startsWith("22");
    }
}
