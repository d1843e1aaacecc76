package dev.rytm.core.policy;

import java.util.List;

/// A rule pack file that cannot be used; it says everything that is wrong with it at once.
public final class InvalidRulePack extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String pack;

    InvalidRulePack(String pack, List<String> problems) {
        super("The rule pack " + pack + " cannot be used. " + String.join(" ", problems));
        this.pack = pack;
    }

    public String pack() {
        return pack;
    }
}
