package dev.rytm.server.api.live;

import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Standings;
import dev.rytm.server.api.Standings.Standing;
import dev.rytm.store.ChangeFeed;
import dev.rytm.store.PageChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All who watch pages of this server.
///
/// A position in a page's stream is the name of an unbroken feed and how many changes of the page it brought. Whoever
/// comes back to where the page still stands missed nothing; everybody else is told that anything may have changed,
/// which costs them one look at what they show.
final class Watchers implements ChangeFeed.Listener {

    /// Of one session or key: a few windows, and those just closed whose end we have not noticed yet.
    static final int MOST_OF_ONE = 8;

    private static final int MOST = 5_000;
    private static final Duration LATER = Duration.ofSeconds(20);

    private final Supplier<String> names;
    private final Set<Watcher> all = new HashSet<>();
    private final Map<Long, Long> counts = new HashMap<>();
    private String feed;
    private boolean closed;

    Watchers(Supplier<String> names) {
        this.names = names;
        this.feed = names.get();
    }

    /// Lets somebody watch who last heard `position`, if anything.
    synchronized Watcher join(Standing standing, long pageId, @Nullable String position) {
        long own = all.stream()
                .filter(watcher -> watcher.standing().pass().equals(standing.pass()))
                .count();
        if (closed || own >= MOST_OF_ONE || all.size() >= MOST) {
            throw Refusal.later("streams-many", LATER);
        }
        String current = position(pageId);
        Watcher watcher = new Watcher(standing, pageId, current, !current.equals(position));
        all.add(watcher);
        return watcher;
    }

    synchronized void leave(Watcher watcher) {
        all.remove(watcher);
    }

    @Override
    public synchronized void changed(PageChange change) {
        counts.merge(change.pageId(), 1L, Long::sum);
        String position = position(change.pageId());
        all.stream()
                .filter(watcher -> watcher.pageId() == change.pageId())
                .forEach(watcher -> watcher.tell(change, position));
    }

    @Override
    public synchronized void missed() {
        feed = names.get();
        counts.clear();
        all.forEach(watcher -> watcher.tellEverything(position(watcher.pageId())));
    }

    /// Ends the streams of those who may not be here any more, or not as they were.
    void check(Standings standings) {
        List<Watcher> watching = watching();
        if (watching.isEmpty()) {
            return;
        }
        List<Standing> asked =
                watching.stream().map(Watcher::standing).distinct().toList();
        Set<Standing> unchanged = standings.unchanged(asked);
        watching.stream()
                .filter(watcher -> !unchanged.contains(watcher.standing()))
                .forEach(Watcher::end);
    }

    /// Ends all streams; from now on nobody may join.
    synchronized void close() {
        closed = true;
        all.forEach(Watcher::end);
    }

    private synchronized List<Watcher> watching() {
        return new ArrayList<>(all);
    }

    private String position(long pageId) {
        return feed + "-" + Optional.ofNullable(counts.get(pageId)).orElse(0L);
    }
}
