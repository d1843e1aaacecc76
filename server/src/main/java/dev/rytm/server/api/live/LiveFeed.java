package dev.rytm.server.api.live;

import dev.rytm.core.IdSource;
import dev.rytm.server.api.Standings;
import dev.rytm.server.room.Bell;
import dev.rytm.server.room.Workers;
import dev.rytm.store.ChangeFeed;
import dev.rytm.store.Database;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/// Brings what changed on pages to all who watch them here, and sees to it that nobody watches who may not.
///
/// Two threads for any number of readers: one hears the database, one asks every few seconds, in one question, who of
/// the readers may stay.
public final class LiveFeed implements AutoCloseable {

    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(4);

    private final ChangeFeed changes;
    private final Watchers watchers;
    private final Workers hearing;
    private final Workers checking;

    public LiveFeed(Database database, IdSource ids) {
        this.changes = database.changeFeed();
        this.watchers = new Watchers(ids::newId);
        Standings standings = new Standings(database);
        this.hearing = new Workers("page-change", 1, new Bell(), () -> {
            changes.relay(watchers);
            return Duration.ZERO;
        });
        this.checking = new Workers("watcher-check", 1, new Bell(), () -> {
            watchers.check(standings);
            return BETWEEN_CHECKS;
        });
    }

    public void start() {
        hearing.start();
        checking.start();
    }

    public EventRoutes routes() {
        return new EventRoutes(watchers);
    }

    /// Ends the streams before the web server waits for requests to end: these never would.
    public SmartLifecycle ending() {
        return new Ending(watchers);
    }

    @Override
    public void close() {
        checking.close();
        hearing.close();
        changes.close();
    }

    private static final class Ending implements SmartLifecycle {

        private final Watchers watchers;
        private volatile boolean running;

        Ending(Watchers watchers) {
            this.watchers = watchers;
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            watchers.close();
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
