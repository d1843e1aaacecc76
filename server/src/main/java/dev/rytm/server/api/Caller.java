package dev.rytm.server.api;

import dev.rytm.store.Audits;
import dev.rytm.store.Database;
import dev.rytm.store.Flows;
import dev.rytm.store.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who asks, and the only way for a route to the tables: a caller reaches their own workspace's rows and no others.
public final class Caller {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final Database database;
    private final Identity identity;
    private final Locale language;
    private final String requestId;
    private final String address;

    Caller(Database database, Identity identity, Locale language, String requestId, String address) {
        this.database = database;
        this.identity = identity;
        this.language = language;
        this.requestId = requestId;
        this.address = address;
    }

    /// What is done on one page, in one transaction.
    @FunctionalInterface
    public interface PageWork<T> {
        T on(Transaction transaction, long pageId);
    }

    public Locale language() {
        return language;
    }

    public long workspaceId() {
        return Objects.requireNonNull(identity.workspaceId(), "a key of the instance has no workspace");
    }

    /// How the audit log names the caller.
    public String actor() {
        return identity.actor().word();
    }

    /// How versions and drafts name the caller.
    public Flows.Author author() {
        return new Flows.Author(identity.actor().word(), identity.actor().name());
    }

    public Set<String> scopes() {
        return identity.scopes();
    }

    /// By what the caller came in.
    public Pass pass() {
        return identity.pass();
    }

    /// Refuses unless the caller holds this scope, too, beside the route's own.
    public void require(Scope scope) {
        if (!scopes().contains(scope.word())) {
            throw lacks(scope);
        }
    }

    /// Refuses somebody in a browser who proved too long ago that it is them.
    public void requireProof() {
        if (!identity.fresh()) {
            throw Refusal.proofNeeded();
        }
    }

    private Refusal lacks(Scope scope) {
        return identity.actor().inPerson() ? Refusal.rightLacking(scope) : Refusal.scopeLacking(scope);
    }

    /// The member who asks, or who made the key that asks.
    public @Nullable String memberId() {
        return identity.actor().memberId();
    }

    /// Whether a member asks and not a key.
    public boolean isInPerson() {
        return identity.actor().inPerson();
    }

    /// The address that links to the studio begin with.
    public String address() {
        return address;
    }

    public List<Long> pageIds() {
        return identity.pageIds();
    }

    public <T> T inWorkspace(Function<Transaction, T> work) {
        return database.inWorkspace(workspaceId(), identity.pageIds(), work);
    }

    /// Somebody else's page, one that does not exist and what is no id at all are answered alike.
    public <T> T inPage(String page, PageWork<T> work) {
        long pageId = id(page);
        if (!identity.pageIds().contains(pageId)) {
            throw Refusal.notFound();
        }
        return database.inWorkspace(workspaceId(), List.of(pageId), transaction -> work.on(transaction, pageId));
    }

    /// Outside every workspace; for routes of the instance only.
    public <T> T inInstance(Function<Transaction, T> work) {
        return database.inTransaction(work);
    }

    public void audit(Transaction transaction, long pageId, String action, String subject) {
        audit(transaction, new Audits.Entry(pageId, actor(), action, subject, Map.of()));
    }

    /// Of work that goes on for a while, told once an hour.
    public void auditWork(Transaction transaction, long pageId, String action, String subject) {
        Audits.Entry entry = new Audits.Entry(pageId, actor(), action, subject, Map.of());
        transaction
                .audits()
                .recordWork(
                        workspaceId(), entry, new Audits.Origin(identity.actor().name(), requestId));
    }

    public void audit(Transaction transaction, String action, String subject) {
        audit(transaction, new Audits.Entry(null, actor(), action, subject, Map.of()));
    }

    public void audit(Transaction transaction, Audits.Entry entry) {
        auditIn(transaction, workspaceId(), entry);
    }

    /// In a workspace that is not the caller's own; for routes of the instance only.
    public void auditIn(Transaction transaction, long workspace, Audits.Entry entry) {
        transaction
                .audits()
                .record(workspace, entry, new Audits.Origin(identity.actor().name(), requestId));
    }

    /// A number of ours from a path; anything else does not exist.
    public static long id(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw Refusal.notFound();
        }
        return Long.parseLong(text);
    }
}
