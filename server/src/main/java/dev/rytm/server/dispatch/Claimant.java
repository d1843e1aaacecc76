package dev.rytm.server.dispatch;

import dev.rytm.store.Database;
import dev.rytm.store.Transaction;
import dev.rytm.store.send.Claim;
import dev.rytm.store.send.Claims;
import dev.rytm.store.send.Claims.DuePage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Takes what may go now: of each page no more than its bucket and its free slots allow, and no page more than its
/// share of the batch while others wait.
final class Claimant {

    static final int BATCH = 1_000;
    private static final int PAGES = 200;

    private final Database database;
    private final Slots slots;
    private final InstantSource clock;
    private final Claims.Pace pace;

    /// Pages whose claims are not written down as intents yet, so that our own claimants do not take the same rows.
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();

    Claimant(Database database, Slots slots, Timing timing) {
        this.database = database;
        this.slots = slots;
        this.clock = timing.business();
        // An idle page saves up a fifth of a second's worth: with the default pace never more than Meta's 300 in a
        // second.
        this.pace = new Claims.Pace(
                timing.config().pace(), Math.max(1, timing.config().pace() / 5));
    }

    /// Each claimed row has taken a slot of its page, and the page is nobody else's until [#done].
    List<Claim> claim() {
        Map<Long, Integer> taken = new HashMap<>();
        Set<Long> found = new HashSet<>();
        try {
            List<Claim> claims = database.inTransaction(transaction -> claim(transaction, taken));
            claims.forEach(claim -> {
                taken.merge(claim.contact().pageId(), -1, Integer::sum);
                found.add(claim.contact().pageId());
            });
            return claims;
        } finally {
            // What was set aside and found no row; all of it, if the transaction failed.
            taken.forEach((pageId, many) -> {
                if (many > 0) {
                    slots.leave(pageId, many);
                }
                if (!found.contains(pageId)) {
                    inHand.remove(pageId);
                }
            });
        }
    }

    /// The intents of these claims are written, or will not be.
    void done(Collection<Claim> claims) {
        claims.forEach(claim -> inHand.remove(claim.contact().pageId()));
    }

    private List<Claim> claim(Transaction transaction, Map<Long, Integer> taken) {
        Claims claims = new Claims(transaction);
        Instant now = clock.instant();
        Set<Long> passedOver = new HashSet<>(slots.full());
        passedOver.addAll(inHand);
        List<DuePage> pages = claims.duePages(now, pace, passedOver, PAGES);
        Map<Long, Integer> wanted = shares(pages);
        wanted.forEach((pageId, many) -> {
            int got = slots.take(pageId, many);
            if (got > 0) {
                taken.put(pageId, got);
            }
        });
        inHand.addAll(taken.keySet());
        List<Claim> claimed = taken.isEmpty() ? List.of() : claims.due(Map.copyOf(taken), now);
        if (!pages.isEmpty()) {
            claims.spend(spent(pages, claimed), pace);
        }
        return claimed;
    }

    /// The modest first: what they leave of their share, the others get.
    private static Map<Long, Integer> shares(List<DuePage> pages) {
        Map<Long, Integer> shares = new HashMap<>();
        int left = BATCH;
        int pagesLeft = pages.size();
        for (DuePage page :
                pages.stream().sorted(Comparator.comparingInt(DuePage::tokens)).toList()) {
            int share = Math.min(page.tokens(), (left + pagesLeft - 1) / pagesLeft);
            if (share > 0) {
                shares.put(page.pageId(), share);
            }
            left -= Math.max(0, share);
            pagesLeft--;
        }
        return shares;
    }

    private static Map<Long, Integer> spent(List<DuePage> pages, List<Claim> claimed) {
        Map<Long, Integer> spent = new HashMap<>();
        pages.forEach(page -> spent.put(page.pageId(), 0));
        claimed.forEach(claim -> spent.merge(claim.contact().pageId(), 1, Integer::sum));
        return spent;
    }
}
