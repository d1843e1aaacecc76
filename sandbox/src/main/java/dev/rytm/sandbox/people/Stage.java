package dev.rytm.sandbox.people;

import dev.rytm.sandbox.platform.ActionRefused;
import dev.rytm.sandbox.platform.Agreements;
import dev.rytm.sandbox.platform.Later;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.Platform;
import dev.rytm.sandbox.platform.Standing;
import dev.rytm.sandbox.platform.Talk;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// What people act on.
record Stage(
        Platform platform,
        Talk talk,
        Agreements agreements,
        Standing standing,
        Later later,
        long seed,
        Supplier<Duration> ticks) {

    private static final Logger LOG = System.getLogger(Stage.class.getName());

    static Stage of(Platform platform, Later later, long seed, Supplier<Duration> ticks) {
        return new Stage(
                platform, new Talk(platform), new Agreements(platform), new Standing(platform), later, seed, ticks);
    }

    /// When something falls that is done after `wait`. What lies half a tick off or further falls on a whole tick,
    /// so that many people's actions share an instant and the clock has fewer stops to make; what comes sooner
    /// keeps its time.
    Instant due(Duration wait) {
        Instant due = platform.now().plus(wait);
        long tick = ticks.get().toMillis();
        boolean keep = tick <= 1 || 2 * wait.toMillis() < tick;
        long rounded = keep ? due.toEpochMilli() : Math.ceilDiv(due.toEpochMilli(), tick) * tick;
        return Instant.ofEpochMilli(rounded);
    }

    void at(Instant due, Runnable action) {
        later.at(due, action);
    }

    void missed(Person person, ActionRefused why) {
        LOG.log(Level.DEBUG, "{0} could not do what the script says: {1}", person.psid(), why.getMessage());
    }
}
