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

/// What people act on.
record Stage(Platform platform, Talk talk, Agreements agreements, Standing standing, Later later, long seed) {

    private static final Logger LOG = System.getLogger(Stage.class.getName());

    static Stage of(Platform platform, Later later, long seed) {
        return new Stage(platform, new Talk(platform), new Agreements(platform), new Standing(platform), later, seed);
    }

    void later(Duration wait, Runnable action) {
        later.at(platform.now().plus(wait), action);
    }

    void missed(Person person, ActionRefused why) {
        LOG.log(Level.DEBUG, "{0} could not do what the script says: {1}", person.psid(), why.getMessage());
    }
}
