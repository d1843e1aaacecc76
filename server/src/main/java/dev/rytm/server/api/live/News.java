package dev.rytm.server.api.live;

import dev.rytm.store.PageChange;
import dev.rytm.store.Watched;
import dev.rytm.store.json.Json;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One event of a stream. `id` is where the stream stands after it.
sealed interface News {

    String id();

    /// The event as it goes over the wire; data of one line.
    String toText();

    /// Anything may have changed since the reader last heard of us.
    record Everything(String id) implements News {

        @Override
        public String toText() {
            return "id: " + id + "\nevent: everything\ndata: {}\n\n";
        }
    }

    /// These things changed, each with ids of which, or none where they are too many.
    record Changed(String id, Map<Watched, Set<String>> things) implements News {

        static Changed of(String id, Collection<PageChange> changes) {
            return new Changed(
                    id,
                    changes.stream()
                            .flatMap(change -> change.things().entrySet().stream())
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }

        @Override
        public String toText() {
            Map<String, Set<String>> words = new TreeMap<>();
            things.forEach((kind, ids) -> words.put(kind.word(), ids));
            return "id: " + id + "\nevent: changed\ndata: " + Json.write(words) + "\n\n";
        }
    }
}
