package dev.rytm.server.api.live;

import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Standings.Standing;
import dev.rytm.store.Changes;
import dev.rytm.store.PageChange;
import dev.rytm.store.Watched;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One reader of one page's stream: what they have not been told yet. However slowly they read, it stays as small as
/// one event.
final class Watcher {

    private final Standing standing;
    private final long pageId;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Changes untold = new Changes();
    private String position;
    private boolean everything;
    private boolean changed;
    private boolean over;

    Watcher(Standing standing, long pageId, String position, boolean everything) {
        this.standing = standing;
        this.pageId = pageId;
        this.position = position;
        this.everything = everything;
    }

    Standing standing() {
        return standing;
    }

    long pageId() {
        return pageId;
    }

    /// Takes note of a change, if the reader may see such things. The position moves in any case.
    void tell(PageChange change, String next) {
        inside(() -> {
            position = next;
            change.things().forEach((kind, ids) -> {
                if (standing.scopes().contains(scope(kind).word())) {
                    ids.forEach(id -> untold.of(pageId, kind, id));
                    if (ids.isEmpty()) {
                        untold.of(pageId, kind);
                    }
                    changed = true;
                }
            });
        });
    }

    void tellEverything(String next) {
        inside(() -> {
            position = next;
            everything = true;
        });
    }

    void end() {
        inside(() -> over = true);
    }

    boolean isOver() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    /// Waits at most so long for something to tell; nothing if there is nothing, or the stream is over.
    Optional<News> await(Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lockInterruptibly();
        try {
            while (!over && !everything && !changed && left > 0) {
                left = something.awaitNanos(left);
            }
            if (over || !(everything || changed)) {
                return Optional.empty();
            }
            List<PageChange> changes = untold.take();
            News news = everything ? new News.Everything(position) : News.Changed.of(position, changes);
            everything = false;
            changed = false;
            return Optional.of(news);
        } finally {
            lock.unlock();
        }
    }

    private void inside(Runnable change) {
        lock.lock();
        try {
            change.run();
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What it takes to read the thing itself.
    private static Scope scope(Watched kind) {
        return switch (kind) {
            case SENDS -> Scope.SENDS_READ;
            case CONSENTS, CONTACTS, IMPORTS, LABEL_EDITS, LEDGER_CHECKS, NOTICES -> Scope.CONTACTS_READ;
            case FLOWS -> Scope.CONTENT_READ;
        };
    }
}
