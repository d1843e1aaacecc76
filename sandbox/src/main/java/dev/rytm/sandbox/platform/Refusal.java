package dev.rytm.sandbox.platform;

/// A refused call: the rule that refused it, and how the platform says so.
public record Refusal(Rule rule, GraphError error) {

    /// Refused with error 100 and no subcode.
    public static Refusal parameter(Rule rule, String message) {
        return new Refusal(rule, GraphError.parameter(message));
    }

    /// Refused with `code` and `subcode`.
    public static Refusal of(Rule rule, int code, int subcode, String message) {
        return new Refusal(rule, GraphError.of(code, subcode, "(#%d) %s".formatted(code, message)));
    }
}
