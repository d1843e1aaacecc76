package dev.rytm.server.dispatch;

import dev.rytm.store.SendKey;
import dev.rytm.store.send.Claim;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How many attempts of a page are probed at once: first one, twice as many after a wave of which anything became
/// known, and one again after a wave that stayed unknown.
///
/// A probe is the only repeat, so what dies with it is unknown for good. A node that crashes again soon after its
/// start, or a platform that is not well yet, spoils a few of them and not all that wait.
final class ProbeWaves {

    static final int WIDEST = 64;

    private final Map<Long, Wave> waves = new HashMap<>();

    /// The newest wave of a page; it has no rows while none of its attempts was probed.
    private record Wave(int width, Set<SendKey> rows) {

        /// As wide as it tells: a wave that came to nothing but reads tells nothing.
        int next(Set<SendKey> stillUnknown) {
            if (rows.isEmpty()) {
                return width;
            }
            return stillUnknown.containsAll(rows) ? 1 : Math.min(WIDEST, 2 * width);
        }
    }

    /// What was probed in waves that have ended, for none of their pages is `underWay`.
    List<SendKey> ended(Collection<Long> underWay) {
        List<SendKey> rows = new ArrayList<>();
        waves.forEach((page, wave) -> {
            if (!underWay.contains(page)) {
                rows.addAll(wave.rows());
            }
        });
        return rows;
    }

    /// The next wave of each page that has candidates; their order is kept. A page whose wave is still `underWay` keeps
    /// it and has no candidates; one that has neither begins anew with one.
    List<Claim> next(Collection<Long> underWay, Set<SendKey> stillUnknown, List<Claim> candidates) {
        Set<Long> inNeed = new HashSet<>();
        candidates.forEach(claim -> inNeed.add(claim.contact().pageId()));
        waves.keySet().removeIf(page -> !underWay.contains(page) && !inNeed.contains(page));
        Map<Long, Integer> left = new HashMap<>();
        for (Long page : inNeed) {
            Wave before = waves.get(page);
            int width = before == null ? 1 : before.next(stillUnknown);
            waves.put(page, new Wave(width, Set.of()));
            left.put(page, width);
        }
        return candidates.stream()
                .filter(claim -> left.merge(claim.contact().pageId(), -1, Integer::sum) >= 0)
                .toList();
    }

    /// These probes of the newest waves are made.
    void went(Collection<Order> orders) {
        Map<Long, Set<SendKey>> rows = new HashMap<>();
        orders.forEach(order ->
                rows.computeIfAbsent(order.pageId(), _ -> new HashSet<>()).add(order.key()));
        rows.forEach((page, keys) -> waves.computeIfPresent(page, (_, wave) -> new Wave(wave.width(), keys)));
    }
}
