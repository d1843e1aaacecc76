package dev.rytm.store;

import dev.rytm.store.json.Json;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What changed on one page lately: a hint to look again, never the data. Of each kind the ids of what changed, or none
/// where they are too many to be named.
public record PageChange(long pageId, Map<Watched, Set<String>> things) {

    /// PostgreSQL carries less than 8,000 bytes, and an id is ASCII.
    private static final int LONGEST = 7_900;

    public PageChange {
        things = Map.copyOf(things);
    }

    /// As servers tell each other.
    String toText() {
        String whole = toText(things);
        return whole.length() <= LONGEST ? whole : toText(nameless());
    }

    private String toText(Map<Watched, ? extends Collection<String>> told) {
        return pageId + " " + Json.write(told);
    }

    private Map<Watched, Set<String>> nameless() {
        Map<Watched, Set<String>> kinds = new EnumMap<>(Watched.class);
        things.keySet().forEach(kind -> kinds.put(kind, Set.of()));
        return kinds;
    }

    @SuppressWarnings("unchecked")
    static PageChange read(String text) {
        int end = text.indexOf(' ');
        Map<Watched, Set<String>> things = new EnumMap<>(Watched.class);
        ((Map<String, List<String>>) Json.read(text.substring(end + 1), Map.class))
                .forEach((kind, ids) -> things.put(Watched.valueOf(kind), Set.copyOf(ids)));
        return new PageChange(Long.parseLong(text.substring(0, end)), things);
    }
}
