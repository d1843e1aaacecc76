package dev.rytm.store;

import dev.rytm.store.ChainWalk.Link;
import dev.rytm.store.ChainWalk.Part;
import dev.rytm.store.ChainWalk.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows chains from their first rows to their heads, and goes on in the middle of one. Of each chain it tells the
/// first fault: what comes after it stands on it.
final class ChainCheck {

    private final long pageId;
    private final List<LedgerFault> faults = new ArrayList<>();
    private Place place;
    private String hash;
    private int people;
    private int entries;

    ChainCheck(long pageId, Place place, String hash) {
        this.pageId = pageId;
        this.place = place;
        this.hash = hash;
    }

    void follow(Part part) {
        if (!part.chainId().equals(place.chainId())) {
            people++;
            place = new Place(part.chainId(), 0);
            hash = LedgerHash.NOTHING;
        }
        LedgerFault fault = fault(part);
        if (fault != null) {
            faults.add(fault);
        }
        if (fault != null || part.isLast()) {
            place = Place.behind(part.chainId());
        }
    }

    private @Nullable LedgerFault fault(Part part) {
        for (Link link : part.links()) {
            int position = place.position() + 1;
            hash = LedgerHash.ofRow(hash, pageId, part.chainId(), position, link.body());
            place = new Place(part.chainId(), position);
            entries++;
            if (link.position() != position || !hash.equals(link.hash())) {
                return LedgerFault.ofRow(part.chainId(), position);
            }
        }
        return part.isLast() && !endsHere(part.chain()) ? LedgerFault.ofEnd(part.chainId(), place.position()) : null;
    }

    private boolean endsHere(@Nullable Chain chain) {
        return chain != null
                && chain.length() == place.position()
                && chain.head().equals(hash);
    }

    Place place() {
        return place;
    }

    /// On which the next row must stand.
    String hash() {
        return hash;
    }

    /// How many chains were begun.
    int people() {
        return people;
    }

    /// How many rows were looked at.
    int entries() {
        return entries;
    }

    List<LedgerFault> faults() {
        return List.copyOf(faults);
    }
}
