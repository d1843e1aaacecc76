package dev.rytm.server.dispatch;

import dev.rytm.messenger.graph.Answer;
import dev.rytm.messenger.graph.GraphClient;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Makes the calls, each on a virtual thread of its own and outside any transaction. One message a row; nothing is
/// repeated here.
final class Calls {

    private static final Logger LOG = System.getLogger(Calls.class.getName());

    private final GraphClient graph;
    private final Slots slots;
    private final TooEarly tooEarly;
    private final Outcomes outcomes;
    private final DispatchCounts counts;
    private final ConcurrentHashMap<String, Thread> underWay = new ConcurrentHashMap<>();

    Calls(GraphClient graph, Slots slots, TooEarly tooEarly, Outcomes outcomes, DispatchCounts counts) {
        this.graph = graph;
        this.slots = slots;
        this.tooEarly = tooEarly;
        this.outcomes = outcomes;
        this.counts = counts;
        counts.underWay(underWay::size);
    }

    /// Begins the calls. Their slots were taken when they were claimed and are given back when it is written how they
    /// ended.
    void begin(Collection<Order> orders) {
        for (Order order : orders) {
            Thread thread = Thread.ofVirtual().name("call").unstarted(() -> call(order));
            underWay.put(order.call().metadata(), thread);
            thread.start();
        }
    }

    private void call(Order order) {
        try {
            long start = System.nanoTime();
            Answer answer = graph.send(order.call());
            counts.answered(answer, Duration.ofNanos(System.nanoTime() - start));
            outcomes.add(order, tooEarly.informed(order, answer));
        } catch (RuntimeException e) {
            // A fault of ours: the row stays SENDING until its lease is over, then it is UNKNOWN.
            LOG.log(Level.ERROR, "the call of attempt " + order.call().metadata() + " failed", e);
            slots.ended(order.pageId(), false);
        } finally {
            underWay.remove(order.call().metadata());
        }
    }

    int underWay() {
        return underWay.size();
    }

    /// Waits for the calls under way; those that last longer are abandoned, and their rows become UNKNOWN when the
    /// lease is over.
    void finish(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (!underWay.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        underWay.values().forEach(Thread::interrupt);
    }
}
