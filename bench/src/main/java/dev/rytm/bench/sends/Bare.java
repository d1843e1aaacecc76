package dev.rytm.bench.sends;

import dev.rytm.bench.stage.Durability;
import java.util.Optional;

/// The bare client as a contender: nothing to prepare and nothing that is written down.
record Bare(Calls calls) implements Contender {

    @Override
    public String name() {
        return "bare client";
    }

    @Override
    public String database() {
        return "postgres";
    }

    @Override
    public Optional<Durability> durability() {
        return Optional.empty();
    }

    @Override
    public void prepare(int sends) {}

    @Override
    public void run(int sends) {
        BareClient.send(calls, sends);
    }

    @Override
    public void check(int sends) {}
}
