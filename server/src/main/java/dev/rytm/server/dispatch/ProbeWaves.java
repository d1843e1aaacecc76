package dev.rytm.server.dispatch;

import dev.rytm.store.send.Claim;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How many attempts of a page are probed at once: first one, and twice as many whenever a wave has ended.
///
/// A probe is the only repeat, so what dies with it is unknown for good. A node that crashes again soon after its
/// start, or a platform that is not well yet, spoils a few of them and not all that wait.
final class ProbeWaves {

    static final int WIDEST = 64;

    private final Map<Long, Integer> widths = new HashMap<>();

    /// The next wave of each page that has candidates; their order is kept. A page whose wave is still `underWay` keeps
    /// its width and has no candidates; one that has neither begins anew with one.
    List<Claim> next(Collection<Long> underWay, List<Claim> candidates) {
        Set<Long> inNeed = new HashSet<>();
        candidates.forEach(claim -> inNeed.add(pageOf(claim)));
        Set<Long> known = new HashSet<>(underWay);
        known.addAll(inNeed);
        widths.keySet().retainAll(known);
        inNeed.forEach(page -> widths.merge(page, 1, (width, _) -> Math.min(WIDEST, 2 * width)));
        Map<Long, Integer> left = new HashMap<>(widths);
        List<Claim> wave = new ArrayList<>();
        for (Claim claim : candidates) {
            if (left.merge(pageOf(claim), -1, Integer::sum) >= 0) {
                wave.add(claim);
            }
        }
        return wave;
    }

    private static long pageOf(Claim claim) {
        return claim.contact().pageId();
    }
}
