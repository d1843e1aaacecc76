package dev.rytm.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What intake must know of all pages to judge a webhook, kept in memory for a few seconds so that a webhook costs no
/// question.
public final class PageDirectory {

    private static final long FRESH = Duration.ofSeconds(2).toNanos();
    private static final long MOMENT = Duration.ofMillis(100).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger(PageDirectory.class.getName());

    private final Database database;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of(), Set.of(), Set.of(), null);
    private CompletableFuture<Snapshot> asked = CompletableFuture.completedFuture(snapshot);

    public PageDirectory(Database database) {
        this.database = database;
    }

    /// Where a page's events belong. A webhook may speak for the page only if `secret` signed it: somebody else's app
    /// may not.
    /// `stopWords` are normalised.
    public record Address(long pageId, String secret, Set<String> stopWords) {

        public Address {
            stopWords = Set.copyOf(stopWords);
        }

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "Address[" + pageId + "]";
        }
    }

    private record Snapshot(
            Map<String, Address> pages,
            Map<Long, String> apps,
            Set<String> secrets,
            Set<String> verifyTokens,
            @Nullable Long readAt) {

        boolean wasRead() {
            return readAt != null;
        }

        boolean isAsOf(long instant) {
            return readAt != null && readAt - instant >= 0;
        }

        boolean isFresh() {
            return readAt != null && System.nanoTime() - readAt < FRESH;
        }
    }

    /// A page that is not known may have been connected a moment ago: its events are signed and will not come again, so
    /// the database is asked before they are called foreign.
    public Optional<Address> page(String metaPageId) {
        Address known = current().pages().get(metaPageId);
        return Optional.ofNullable(
                known == null ? readSince(System.nanoTime()).pages().get(metaPageId) : known);
    }

    /// The secrets of all apps, any of which may have signed.
    public Set<String> secrets() {
        return current().secrets();
    }

    /// The same, read anew unless that was done a moment ago: what no known secret has signed may come from an app that
    /// was just added. Whoever sends rubbish costs ten statements a second at most.
    public Set<String> secretsNow() {
        Snapshot known = current();
        long moment = System.nanoTime() - MOMENT;
        return known.isAsOf(moment) ? known.secrets() : readSince(moment).secrets();
    }

    /// Whose secrets these are: an app may be known to several workspaces.
    public Set<Long> appsOf(Collection<String> secrets) {
        return current().apps().entrySet().stream()
                .filter(app -> secrets.contains(app.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The secrets that these apps have now.
    public Set<String> secretsOf(Collection<Long> apps) {
        return current().apps().entrySet().stream()
                .filter(app -> apps.contains(app.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Set<String> verifyTokens() {
        return current().verifyTokens();
    }

    /// All callers wait for one answer of the database, and when they know an older one, not for long: while the
    /// database is in trouble nobody queues up here, and whoever cannot be stored is refused soon enough.
    private Snapshot current() {
        Snapshot known = snapshot;
        if (known.isFresh()) {
            return known;
        }
        CompletableFuture<Snapshot> answer = ask();
        try {
            return known.wasRead() ? answer.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS) : answer.get();
        } catch (TimeoutException | ExecutionException e) {
            if (!known.wasRead()) {
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            }
            LOG.log(Level.WARNING, "the pages cannot be read anew: " + e);
            return known;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the pages", e);
        }
    }

    /// What the database said at `instant` or later; fails when it does not answer.
    private Snapshot readSince(long instant) {
        try {
            Snapshot answer = ask().get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            return answer.isAsOf(instant) ? answer : ask().get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new DatabaseException(new SQLException("the pages cannot be read anew", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the pages", e);
        }
    }

    private synchronized CompletableFuture<Snapshot> ask() {
        if (asked.isDone()) {
            CompletableFuture<Snapshot> answer = new CompletableFuture<>();
            asked = answer;
            Thread.ofVirtual().name("page-directory").start(() -> read(answer));
        }
        return asked;
    }

    private void read(CompletableFuture<Snapshot> answer) {
        try {
            snapshot = database.inTransaction(PageDirectory::read);
            answer.complete(snapshot);
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private static Snapshot read(Transaction transaction) {
        long readAt = System.nanoTime();
        Apps apps = transaction.apps();
        record Signer(String metaPageId, long appId, Address address) {}
        List<Signer> signers = transaction
                .statements()
                .list(
                        """
                        select p.meta_page_id, p.page_id, p.app_id, p.stop_words, a.workspace_id, a.meta_app_id, a.secret
                          from page p
                          join app a on a.workspace_id = p.workspace_id and a.app_id = p.app_id
                        """,
                        row -> new Signer(
                                row.text("meta_page_id"),
                                row.number("app_id"),
                                new Address(
                                        row.number("page_id"), apps.secret(row), Set.copyOf(row.texts("stop_words")))));
        return new Snapshot(
                signers.stream().collect(Collectors.toMap(Signer::metaPageId, Signer::address)),
                signers.stream()
                        .collect(Collectors.toMap(
                                Signer::appId, signer -> signer.address().secret(), (one, _) -> one)),
                signers.stream().map(signer -> signer.address().secret()).collect(Collectors.toUnmodifiableSet()),
                Set.copyOf(apps.verifyTokens()),
                readAt);
    }
}
