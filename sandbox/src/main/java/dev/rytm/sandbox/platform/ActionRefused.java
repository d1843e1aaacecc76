package dev.rytm.sandbox.platform;

/// A person cannot do that now. The message is a sentence that says why and what to do.
public final class ActionRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// Refused for the reason that `sentence` gives.
    public ActionRefused(String sentence) {
        super(sentence);
    }
}
