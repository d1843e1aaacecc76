package dev.rytm.sandbox.fault;

import dev.rytm.sandbox.platform.GraphError;

/// A fault that meets one call. `error` is what an `ERROR_ROW` answers; `regainMinutes` goes into usage headers.
public record Strike(CallFault fault, GraphError error, int regainMinutes) {

    static Strike of(CallFault fault) {
        return new Strike(fault, errorOf(fault), 0);
    }

    static Strike of(CallScript script) {
        GraphError error = script.fault() == CallFault.ERROR_ROW
                ? ErrorRows.find(script.errorRow()).orElseThrow()
                : errorOf(script.fault());
        return new Strike(script.fault(), error, script.regainMinutes());
    }

    /// Whether usage headers go with it.
    public boolean throttles() {
        return switch (error.code()) {
            case 4, 17, 32, 613, 80001, 80006 -> error.subcode() == 0;
            default -> false;
        };
    }

    private static GraphError errorOf(CallFault fault) {
        return switch (fault) {
            case TRANSIENT_2 -> row("2");
            case TRANSIENT_1200 -> row("1200");
            case THROTTLE_613 -> row("613");
            case THROTTLE_80006 -> row("80006");
            case TOKEN_190 -> row("190");
            case ERROR_BUT_SENT -> GraphError.passing(1, 1357046, "(#1) An error occurred, though it was sent.");
            case SERVER_ERROR_BEFORE, SERVER_ERROR_AFTER ->
                new GraphError(2, 0, 503, "OAuthException", "(#2) Service temporarily unavailable", true);
            case TIMEOUT_BEFORE,
                    TIMEOUT_AFTER,
                    CLOSED_BEFORE,
                    CLOSED_AFTER,
                    HTML_BEFORE,
                    HTML_AFTER,
                    EMPTY_BODY,
                    TRUNCATED_JSON,
                    NO_MESSAGE_ID,
                    SLOW_DRIP,
                    ERROR_ROW -> row("2");
        };
    }

    private static GraphError row(String name) {
        return ErrorRows.find(name).orElseThrow();
    }
}
