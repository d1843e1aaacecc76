package dev.rytm.server.dispatch;

import dev.rytm.store.send.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How many sends of each page may be in doubt at once: called, or about to be, and their outcome not written down yet.
/// A page whose answers are slow holds up nobody but itself, and a crash leaves few of a page's sends unknown.
///
/// A page may have as many as are free for everybody, and no more than its own width: of any number of slow pages
/// each ends up with an equal part, and as much again is left for the others.
///
/// All together may have one on every connection, and behind those as many as ended within a second: while answers
/// come fast, batches are large, and nothing ever waits for a connection much longer than that second.
final class Slots {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /// After so many idle seconds every width is the first again.
    private static final long LONG_IDLE = 30;

    private final int perPage;
    private final int connections;
    private final Map<Long, SlotsOfPage> pages = new HashMap<>();
    private int used;
    private long secondBegan = System.nanoTime();
    private int ended;
    private int endedBefore;

    Slots(int perPage, int connections) {
        this.perPage = perPage;
        this.connections = connections;
    }

    /// Takes up to so many and returns how many it got.
    synchronized int take(long pageId, int wanted) {
        turnSeconds();
        SlotsOfPage page = pages.computeIfAbsent(pageId, _ -> new SlotsOfPage(perPage));
        int got = Math.clamp(room(page), 0, wanted);
        page.take(got, wanted);
        used += got;
        return got;
    }

    /// There was nothing to do for so many that were taken.
    synchronized void leave(long pageId, int many) {
        used -= many;
        taken(pageId).leave(many);
    }

    /// Of these claims, each with a slot, only the orders are called.
    synchronized void giveUncalled(Collection<Claim> claims, Collection<Order> orders) {
        Map<Long, Integer> uncalled = new HashMap<>();
        claims.forEach(claim -> uncalled.merge(claim.contact().pageId(), 1, Integer::sum));
        orders.forEach(order -> uncalled.merge(order.pageId(), -1, Integer::sum));
        uncalled.forEach(this::give);
    }

    /// So many that were taken are not called after all.
    synchronized void give(long pageId, int many) {
        used -= many;
        taken(pageId).give(many);
    }

    /// How a send ended is written down, `known` or not; its slot is free. Returns whether the page may have waited
    /// for it.
    synchronized boolean ended(long pageId, boolean known) {
        turnSeconds();
        ended++;
        used--;
        return taken(pageId).ended(known);
    }

    /// Whether it is worth looking for something to call: not while nearly everything is under way.
    synchronized boolean hasRoom() {
        turnSeconds();
        int total = total();
        return total - used > total / 4;
    }

    /// The pages that have no room for another call.
    synchronized List<Long> full() {
        List<Long> full = new ArrayList<>();
        pages.forEach((pageId, page) -> {
            if (room(page) <= 0) {
                full.add(pageId);
            }
        });
        return full;
    }

    private SlotsOfPage taken(long pageId) {
        return Objects.requireNonNull(pages.get(pageId), "only what was taken is given back");
    }

    /// Every call that a page takes leaves one less for all, so it meets the others halfway.
    private int room(SlotsOfPage page) {
        int fair = (total() - used - page.taken() + 1) / 2;
        return Math.min(page.room(), fair);
    }

    private int total() {
        return connections + Math.max(ended, endedBefore);
    }

    private void turnSeconds() {
        long passed = (System.nanoTime() - secondBegan) / SECOND;
        if (passed == 0) {
            return;
        }
        endedBefore = passed == 1 ? ended : 0;
        ended = 0;
        secondBegan += passed * SECOND;
        for (long second = 0; second < Math.min(passed, LONG_IDLE); second++) {
            pages.values().forEach(SlotsOfPage::turnSecond);
        }
        pages.values().removeIf(SlotsOfPage::isAsNew);
    }
}
