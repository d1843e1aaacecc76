package dev.rytm.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What intake must know of all pages to judge a webhook, kept in memory for a few seconds so that a webhook costs no
/// question.
public final class PageDirectory {

    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private static final Logger LOG = System.getLogger(PageDirectory.class.getName());

    private final Database database;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Set.of(), Set.of(), null);

    public PageDirectory(Database database) {
        this.database = database;
    }

    /// Where a page's events belong. A webhook may speak for the page only if `secret` signed it: somebody else's app
    /// may not.
    public record Address(long pageId, String secret) {

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "Address[" + pageId + "]";
        }
    }

    private record Snapshot(
            Map<String, Address> pages,
            Set<String> secrets,
            Set<String> verifyTokens,
            @Nullable Long readAt) {

        boolean wasRead() {
            return readAt != null;
        }

        boolean isFresh() {
            return readAt != null && System.nanoTime() - readAt < FRESH;
        }

        /// The same for another while.
        Snapshot again() {
            return new Snapshot(pages, secrets, verifyTokens, System.nanoTime());
        }
    }

    public Optional<Address> page(String metaPageId) {
        return Optional.ofNullable(current().pages().get(metaPageId));
    }

    /// The secrets of all apps, any of which may have signed.
    public Set<String> secrets() {
        return current().secrets();
    }

    public Set<String> verifyTokens() {
        return current().verifyTokens();
    }

    /// One caller asks anew; the others go on with what is known. While the database is in trouble that is the last
    /// answer: whoever cannot be stored is refused soon enough, and nobody queues up here.
    private Snapshot current() {
        Snapshot known = snapshot;
        if (known.isFresh()) {
            return known;
        }
        if (known.wasRead() && refreshing.tryLock()) {
            try {
                snapshot = database.inTransaction(PageDirectory::read);
            } catch (DatabaseException e) {
                LOG.log(Level.WARNING, "the pages cannot be read anew: " + e.getMessage());
                snapshot = known.again();
            } finally {
                refreshing.unlock();
            }
        }
        return known.wasRead() ? snapshot : first();
    }

    private Snapshot first() {
        refreshing.lock();
        try {
            if (!snapshot.wasRead()) {
                snapshot = database.inTransaction(PageDirectory::read);
            }
            return snapshot;
        } finally {
            refreshing.unlock();
        }
    }

    private static Snapshot read(Transaction transaction) {
        long readAt = System.nanoTime();
        Apps apps = transaction.apps();
        record Signer(String metaPageId, long pageId, String secret) {}
        List<Signer> signers = transaction
                .statements()
                .list("""
                        select p.meta_page_id, p.page_id, a.workspace_id, a.meta_app_id, a.secret
                          from page p
                          join app a on a.workspace_id = p.workspace_id and a.app_id = p.app_id
                        """, row -> new Signer(row.text("meta_page_id"), row.number("page_id"), apps.secret(row)));
        return new Snapshot(
                signers.stream()
                        .collect(Collectors.toMap(
                                Signer::metaPageId, signer -> new Address(signer.pageId(), signer.secret()))),
                signers.stream().map(Signer::secret).collect(Collectors.toUnmodifiableSet()),
                Set.copyOf(apps.verifyTokens()),
                readAt);
    }
}
