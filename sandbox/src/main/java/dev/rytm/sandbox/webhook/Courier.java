package dev.rytm.sandbox.webhook;

import dev.rytm.sandbox.fault.Faults;
import dev.rytm.sandbox.http.WireClient;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.DeliveryRecord.State;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.Later;
import dev.rytm.sandbox.platform.Registry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Posts webhooks: several at a time, one person's in order, and again when nobody says 2xx (rule 3).
///
/// A webhook that keeps failing steps aside, so later events of the same person may overtake it.
public final class Courier implements AutoCloseable {

    private static final int AT_ONCE = 2;

    private final DeliverySettings settings;
    private final Faults faults;
    private final InstantSource virtual;
    private final InstantSource machine;
    private final Later later;
    private final Lanes lanes = new Lanes();
    private final Failures failures = new Failures();
    private final AtomicLong outstanding = new AtomicLong();
    private final AtomicLong posted = new AtomicLong();
    private final Map<Long, Parcel> open = new ConcurrentHashMap<>();
    private final Registry registry;
    private final List<Thread> workers = new ArrayList<>();
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    /// Begins to work at once.
    public Courier(DeliverySettings settings, Deliveries.Surroundings surroundings) {
        this.settings = settings;
        this.registry = surroundings.registry();
        this.faults = surroundings.faults();
        this.virtual = surroundings.virtual();
        this.machine = surroundings.machine();
        this.later = surroundings.later();
        for (int i = 0; i < settings.connections(); i++) {
            workers.add(Thread.ofVirtual().name("sandbox-webhook-" + i).start(this::work));
        }
    }

    /// How many events are under way or, on machine time, wait to be repeated.
    public long outstanding() {
        return outstanding.get();
    }

    /// How many were answered with 2xx.
    public long posted() {
        return posted.get();
    }

    void add(Parcel parcel) {
        open.put(parcel.line().value().sequence(), parcel);
        outstanding.incrementAndGet();
        lanes.add(parcel);
    }

    /// What nobody has said 2xx to yet, in the order in which it happened.
    public List<WaitingWebhook> waiting() {
        return open.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().waiting())
                .toList();
    }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
        retries.shutdownNow();
    }

    private void work() {
        try (WireClient client = new WireClient()) {
            while (!Thread.currentThread().isInterrupted()) {
                Faults.Tuning tuning = faults.tuning();
                Post post = Post.of(lanes.take(Math.max(1, tuning.itemsPerPost())), tuning.itemsShareEntry());
                deliver(post, client);
                post.parcels().forEach(lanes::done);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Post post, WireClient client) {
        boolean goOn = true;
        while (goOn) {
            if (!subscribed(post)) {
                giveUp(post);
                return;
            }
            if (attempt(post, client)) {
                succeed(post);
                return;
            }
            if (fail(post)) {
                return;
            }
            goOn = post.attempts() <= AT_ONCE;
        }
        repeatLater(post);
    }

    private boolean attempt(Post post, WireClient client) {
        URI url = registry.app(post.app().id()).orElse(post.app()).webhookUrl();
        if (url == null) {
            return false;
        }
        try {
            int status = client.send("POST", url, post.nextHeaders(), post.body(), settings.deadline())
                    .status();
            return status >= 200 && status < 300;
        } catch (IOException | RuntimeException unreachable) {
            return false;
        }
    }

    private void succeed(Post post) {
        posted.addAndGet(post.parcels().size());
        for (Parcel parcel : post.parcels()) {
            failures.succeeded(post.app().id(), parcel.page().id());
        }
        finish(post, State.DELIVERED, new CallRecord.When(machine.instant(), System.nanoTime(), virtual.instant()));
    }

    private void giveUp(Post post) {
        finish(post, State.GIVEN_UP, null);
    }

    private void finish(Post post, State state, CallRecord.@Nullable When answered) {
        for (Parcel parcel : post.parcels()) {
            parcel.line().update(record -> Deliveries.with(record, state, post.attempts(), answered));
            open.remove(parcel.line().value().sequence());
        }
        outstanding.addAndGet(-post.parcels().size());
    }

    private boolean subscribed(Post post) {
        App app = post.app();
        return post.parcels().stream()
                .anyMatch(parcel -> parcel.page().subscriptions().containsKey(app.id()));
    }

    /// Notes a failure. After an hour of them the app loses its subscription, and this ends.
    private boolean fail(Post post) {
        boolean over = false;
        for (Parcel parcel : post.parcels()) {
            parcel.line().update(record -> Deliveries.with(record, State.PENDING, post.attempts(), null));
            if (failures.failed(post.app().id(), parcel.page().id(), retryNow())) {
                parcel.page().unsubscribe(post.app().id());
                over = true;
            }
        }
        if (over) {
            giveUp(post);
        }
        return over;
    }

    private Instant retryNow() {
        return switch (settings.retryClock()) {
            case MACHINE -> machine.instant();
            case VIRTUAL -> virtual.instant();
        };
    }

    private void repeatLater(Post post) {
        Duration gap = Failures.gapAfter(post.attempts());
        switch (settings.retryClock()) {
            case MACHINE -> {
                var task = retries.schedule(() -> repeat(post), gap.toMillis(), TimeUnit.MILLISECONDS);
                if (task.isCancelled()) {
                    giveUp(post);
                }
            }
            case VIRTUAL -> {
                later.at(virtual.instant().plus(gap), () -> {
                    outstanding.addAndGet(post.parcels().size());
                    repeat(post);
                });
                outstanding.addAndGet(-post.parcels().size());
            }
        }
    }

    /// One more round, out of order, on a connection of its own.
    private void repeat(Post post) {
        Thread.ofVirtual().name("sandbox-webhook-repeat").start(() -> {
            try (WireClient client = new WireClient()) {
                if (!subscribed(post)) {
                    giveUp(post);
                } else if (attempt(post, client)) {
                    succeed(post);
                } else if (!fail(post)) {
                    repeatLater(post);
                }
            }
        });
    }
}
