package dev.rytm.sandbox.platform;

/// An error as the Graph API words it. `subcode` 0 means none.
public record GraphError(int code, int subcode, int status, String type, String message, boolean isTransient) {

    private static final String USUAL_TYPE = "OAuthException";

    /// The usual error: HTTP 400, not transient.
    public static GraphError of(int code, int subcode, String message) {
        return new GraphError(code, subcode, 400, USUAL_TYPE, message, false);
    }

    /// A refusal for the moment: HTTP 400, transient.
    public static GraphError momentary(int code, int subcode, String message) {
        return new GraphError(code, subcode, 400, USUAL_TYPE, message, true);
    }

    /// An error that goes away by itself: HTTP 500.
    public static GraphError passing(int code, int subcode, String message) {
        return new GraphError(code, subcode, 500, USUAL_TYPE, message, true);
    }

    /// Error 100: something about the parameters.
    public static GraphError parameter(String message) {
        return of(100, 0, "(#100) " + message);
    }
}
