package dev.rytm.sandbox.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A person as one page knows them. Everything about a person is read and changed under the person's own lock,
/// so different people never wait for each other.
public final class Person {

    private static final Duration REQUESTS_KEPT = Duration.ofDays(8);

    private final Page page;
    private final String psid;
    private final Profile profile;
    private final boolean tester;
    private final List<ThreadItem> thread = new ArrayList<>();
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private final List<OptInAsk> recentAsks = new ArrayList<>();
    private @Nullable Instant lastInteractionAt;
    private boolean blocked;
    private boolean deleted;
    private boolean cannotReceive;
    private long version;
    private long calls;
    private long lastConsentMillis;

    Person(Page page, String psid, Profile profile, boolean tester) {
        this.page = page;
        this.psid = psid;
        this.profile = profile;
        this.tester = tester;
    }

    /// The person of `page` who was kept as `state`.
    static Person restored(Page page, PlatformState.PersonState state) {
        Person person = new Person(page, state.psid(), state.profile(), state.tester());
        person.lastInteractionAt = state.standing().lastInteractionAt();
        person.blocked = state.standing().blocked();
        person.deleted = state.standing().deleted();
        person.cannotReceive = state.standing().cannotReceive();
        person.version = state.counters().version();
        person.calls = state.counters().calls();
        person.lastConsentMillis = state.counters().lastConsentMillis();
        state.tokens().forEach(token -> person.tokens.put(token.value(), Token.restored(person, token)));
        Map<String, OptInAsk> asks = new HashMap<>();
        state.asks().forEach(ask -> asks.put(ask.id(), new OptInAsk(ask, person.tokens.get(ask.token()))));
        state.recent().forEach(id -> person.recentAsks.add(Objects.requireNonNull(asks.get(id))));
        for (PlatformState.ItemState item : state.thread()) {
            List<OptInAsk> its = item.asks().stream().map(asks::get).toList();
            person.thread.add(ThreadItem.restored(item, its, person.tokens.get(item.token())));
        }
        return person;
    }

    synchronized PlatformState.PersonState state() {
        Set<OptInAsk> asks = new LinkedHashSet<>();
        thread.forEach(item -> asks.addAll(item.asks()));
        asks.addAll(recentAsks);
        return new PlatformState.PersonState(
                psid,
                profile,
                tester,
                new PlatformState.Standing(lastInteractionAt, blocked, deleted, cannotReceive),
                new PlatformState.Counters(version, calls, lastConsentMillis),
                tokens.values().stream().map(Token::state).toList(),
                asks.stream().map(OptInAsk::state).toList(),
                recentAsks.stream().map(OptInAsk::id).toList(),
                thread.stream().map(ThreadItem::state).toList());
    }

    /// The page that knows them.
    public Page page() {
        return page;
    }

    /// The page-scoped id.
    public String psid() {
        return psid;
    }

    /// Name, language, zone.
    public Profile profile() {
        return profile;
    }

    /// Whether they have a role on the app.
    public boolean tester() {
        return tester;
    }

    /// When they last did something that opens the window.
    public synchronized @Nullable Instant lastInteractionAt() {
        return lastInteractionAt;
    }

    /// Whether they blocked the page.
    public synchronized boolean blocked() {
        return blocked;
    }

    /// Whether they deleted their account.
    public synchronized boolean deleted() {
        return deleted;
    }

    /// Whether the platform says that they cannot receive messages now.
    public synchronized boolean cannotReceive() {
        return cannotReceive;
    }

    /// Grows with each change of the conversation.
    public synchronized long version() {
        return version;
    }

    /// The conversation, oldest first.
    public synchronized List<ThreadItem> thread() {
        return List.copyOf(thread);
    }

    /// The last thing in the conversation.
    public synchronized Optional<ThreadItem> lastItem() {
        return thread.isEmpty() ? Optional.empty() : Optional.of(thread.getLast());
    }

    /// All their agreements, oldest first.
    public synchronized Collection<Token> tokens() {
        return List.copyOf(tokens.values());
    }

    /// How many calls about them came in, this one included.
    public synchronized long countCall() {
        return ++calls;
    }

    boolean windowOpen(Duration length, Instant now) {
        return lastInteractionAt != null
                && Duration.between(lastInteractionAt, now).compareTo(length) < 0;
    }

    void interacted(Instant now) {
        lastInteractionAt = now;
    }

    void block(boolean value) {
        blocked = value;
        version++;
    }

    void delete() {
        deleted = true;
        version++;
    }

    void cannotReceive(boolean value) {
        cannotReceive = value;
        version++;
    }

    void touch() {
        version++;
    }

    void add(ThreadItem item, int keep) {
        thread.add(item);
        version++;
        if (thread.size() > keep + keep / 4) {
            thread.subList(0, thread.size() - keep).clear();
        }
    }

    Optional<ThreadItem> item(String id) {
        for (int i = thread.size() - 1; i >= 0; i--) {
            if (thread.get(i).id().equals(id)) {
                return Optional.of(thread.get(i));
            }
        }
        return Optional.empty();
    }

    /// Requests that may still count against a limit, oldest first.
    List<OptInAsk> recentAsks() {
        return recentAsks;
    }

    void asked(OptInAsk ask, Instant now) {
        recentAsks.removeIf(old -> old.askedAt().plus(REQUESTS_KEPT).isBefore(now));
        recentAsks.add(ask);
    }

    Map<String, Token> tokensByValue() {
        return tokens;
    }

    /// An instant for what changes an agreement: never the same twice for one person, since who listens goes by
    /// the newest timestamp.
    Instant consentInstant(Instant now) {
        lastConsentMillis = Math.max(now.toEpochMilli(), lastConsentMillis + 1);
        return Instant.ofEpochMilli(lastConsentMillis);
    }
}
