package dev.rytm.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What intake must know of all pages to judge a webhook, kept in memory for a few seconds so that a webhook costs no
/// question.
public final class PageDirectory {

    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private final Database database;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Set.of(), Set.of(), System.nanoTime() - 2 * FRESH);

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

    private record Snapshot(Map<String, Address> pages, Set<String> secrets, Set<String> verifyTokens, long readAt) {}

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

    private Snapshot current() {
        Snapshot known = snapshot;
        return System.nanoTime() - known.readAt() < FRESH ? known : refreshed();
    }

    private synchronized Snapshot refreshed() {
        if (System.nanoTime() - snapshot.readAt() >= FRESH) {
            snapshot = database.inTransaction(PageDirectory::read);
        }
        return snapshot;
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
