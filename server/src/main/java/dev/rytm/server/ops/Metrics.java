package dev.rytm.server.ops;

import dev.rytm.store.Database;
import dev.rytm.store.SendAges;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/// The figures for Prometheus. The backlog is read once a scrape; what rooms count they add to the registry themselves.
/// docs/metrics.md lists all of them.
final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry;
    private final Database database;
    private final InstantSource clock;
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private volatile Backlog backlog;
    private volatile SendAges ages = new SendAges(0, 0);
    private volatile Kept kept;

    /// What is kept for people to look at, or for other systems to be told.
    private record Kept(long rawBodies, long foreignTokens, long calls) {

        static Kept read(Database database) {
            return database.inTransaction(transaction -> new Kept(
                    transaction.rawBodies().keptCount(),
                    transaction.foreignTokens().count(),
                    transaction.outboundCalls().waiting()));
        }
    }

    Metrics(PrometheusMeterRegistry registry, Database database, InstantSource clock) {
        this.registry = registry;
        this.database = database;
        this.clock = clock;
        this.backlog = Backlog.read(database, clock.instant());
        this.kept = Kept.read(database);
        events();
        sends();
        FunctionCounter.builder("rytm.sql.statements", database, Database::statementCount)
                .description("SQL statements run.")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collector.bindTo(registry);
    }

    private void events() {
        gauge(
                "rytm.inbox.waiting",
                "Events that nobody has decided yet.",
                b -> b.inbox().waiting());
        gauge(
                "rytm.inbox.parked",
                "Events set aside for a person to look at.",
                b -> b.inbox().parked());
        gauge(
                "rytm.inbox.oldest.seconds",
                "How long the oldest event has waited.",
                b -> b.inbox().oldestSeconds());
        gauge("rytm.timers.due", "Timers that should have fired.", Backlog::timersDue);
        gauge(
                "rytm.timers.oldest.seconds",
                "How long the oldest timer that should have fired has waited.",
                Backlog::oldestTimerSeconds);
        kept("rytm.raw.bodies.kept", "Webhooks, or parts of one, that nobody could read.", Kept::rawBodies);
        kept("rytm.foreign.tokens", "Tokens of none of our topics, never sent on.", Kept::foreignTokens);
        kept("rytm.outbound.waiting", "Calls of other systems that are not done.", Kept::calls);
    }

    private void sends() {
        gauge("rytm.sends.due", "Messages that may go now.", b -> b.sends().due());
        gauge(
                "rytm.sends.open",
                "Messages claimed or being sent.",
                b -> b.sends().open());
        gauge(
                "rytm.sends.unknown",
                "Messages of which nobody knows yet whether they arrived.",
                b -> b.sends().unknown());
        gauge(
                "rytm.sends.oldest.due.seconds",
                "How long the oldest message that may go now has waited.",
                _ -> ages.due());
        gauge(
                "rytm.sends.oldest.open.seconds",
                "How old the oldest attempt without a known outcome is.",
                _ -> ages.open());
    }

    private void gauge(String name, String description, ToDoubleFunction<Backlog> value) {
        Gauge.builder(name, this, metrics -> value.applyAsDouble(metrics.backlog))
                .description(description)
                .register(registry);
    }

    private void kept(String name, String description, ToDoubleFunction<Kept> value) {
        Gauge.builder(name, this, metrics -> value.applyAsDouble(metrics.kept))
                .description(description)
                .register(registry);
    }

    String scrape() {
        Instant now = clock.instant();
        backlog = Backlog.read(database, now);
        ages = database.inTransaction(transaction -> transaction.outbox().ages(now));
        kept = Kept.read(database);
        return registry.scrape();
    }

    @Override
    public void close() {
        collector.close();
    }
}
