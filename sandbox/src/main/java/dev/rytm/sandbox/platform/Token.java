package dev.rytm.sandbox.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's agreement on one topic as the platform keeps it. Guarded by the person.
public final class Token {

    /// What happened to an agreement.
    public enum Change {
        /// Given, or given again.
        OPTED_IN,
        /// Stopped by the person.
        STOPPED,
        /// Resumed by the person.
        RESUMED,
        /// Continued when it was about to expire.
        CONTINUED
    }

    /// One change of an agreement, and the expiry that holds from then on.
    public record Entry(Change change, Instant at, @Nullable Instant expiresAt) {}

    private final Person person;
    private final String title;
    private final Frequency frequency;
    private final Instant createdAt;
    private final List<Entry> history = new ArrayList<>();
    private String value;
    private ZoneId zone;
    private String payload;
    private boolean reOptIn;
    private boolean stopped;
    private boolean refreshed;
    private @Nullable Instant expiresAt;
    private @Nullable Instant lastSentAt;
    private boolean passGranted;
    private long sends;
    private int followUpsLeft;
    private @Nullable Instant followUpsBegan;

    Token(Person person, String value, OptInAsk.Draft draft, Instant now) {
        this.person = person;
        this.value = value;
        this.title = draft.title();
        this.frequency = draft.frequency();
        this.createdAt = now;
        this.zone = draft.zone();
        this.payload = draft.payload();
    }

    private Token(Person person, PlatformState.TokenState state) {
        this.person = person;
        this.value = state.value();
        this.title = state.title();
        this.frequency = state.frequency();
        this.createdAt = state.createdAt();
        this.zone = state.zone();
        this.payload = state.payload();
        this.reOptIn = state.reOptIn();
        this.stopped = state.stopped();
        this.refreshed = state.refreshed();
        this.expiresAt = state.expiresAt();
    }

    /// The agreement of `person` that was kept as `state`.
    static Token restored(Person person, PlatformState.TokenState state) {
        Token token = new Token(person, state);
        PlatformState.Use use = state.use();
        token.lastSentAt = use.lastSentAt();
        token.passGranted = use.passGranted();
        token.sends = use.sends();
        token.followUpsLeft = use.followUpsLeft();
        token.followUpsBegan = use.followUpsBegan();
        token.history.addAll(state.history());
        return token;
    }

    PlatformState.TokenState state() {
        return new PlatformState.TokenState(
                value,
                title,
                frequency,
                createdAt,
                zone,
                payload,
                reOptIn,
                stopped,
                refreshed,
                expiresAt,
                new PlatformState.Use(lastSentAt, passGranted, sends, followUpsLeft, followUpsBegan),
                history);
    }

    /// Whose it is.
    public Person person() {
        return person;
    }

    /// The string that is sent to.
    public String value() {
        return value;
    }

    /// The title of the request.
    public String title() {
        return title;
    }

    /// How often it allows a message, where the era knows frequencies.
    public Frequency frequency() {
        return frequency;
    }

    /// When it came to be.
    public Instant createdAt() {
        return createdAt;
    }

    /// The zone of its periods.
    public ZoneId zone() {
        return zone;
    }

    /// The developer's string of the request that was accepted last.
    public String payload() {
        return payload;
    }

    /// Whether the platform asks again before it expires.
    public boolean reOptIn() {
        return reOptIn;
    }

    /// Whether the person stopped it.
    public boolean stopped() {
        return stopped;
    }

    /// Whether it was continued at least once.
    public boolean refreshed() {
        return refreshed;
    }

    /// When it ends; it is dead at that instant. None means never.
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /// When it was sent to last, exactly.
    public @Nullable Instant lastSentAt() {
        return lastSentAt;
    }

    /// How many messages were sent to it.
    public long sends() {
        return sends;
    }

    /// All that happened to it, oldest first.
    public List<Entry> history() {
        return List.copyOf(history);
    }

    boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    void optIn(OptInAsk.Draft draft, @Nullable Instant expiry, int followUps, Instant now) {
        this.zone = draft.zone();
        this.payload = draft.payload();
        this.reOptIn = draft.reOptIn();
        this.stopped = false;
        this.expiresAt = expiry;
        this.followUpsLeft = followUps;
        this.followUpsBegan = null;
        history.add(new Entry(Change.OPTED_IN, now, expiry));
    }

    void stop(Instant now) {
        this.stopped = true;
        history.add(new Entry(Change.STOPPED, now, expiresAt));
    }

    void resume(Instant now) {
        this.stopped = false;
        history.add(new Entry(Change.RESUMED, now, expiresAt));
    }

    void continued(String nextValue, @Nullable Instant expiry, Instant now) {
        this.value = nextValue;
        this.refreshed = true;
        this.expiresAt = expiry;
        history.add(new Entry(Change.CONTINUED, now, expiry));
    }

    void grantPass() {
        this.passGranted = true;
    }

    boolean passGranted() {
        return passGranted;
    }

    boolean periodUsed(Instant now) {
        return lastSentAt != null && period(lastSentAt).equals(period(now));
    }

    /// The first instant, in whole seconds, at which `cooldown` after the last send has passed: the last send is
    /// kept in whole seconds, rounded up.
    @Nullable
    Instant eligibleAt(Duration cooldown) {
        if (lastSentAt == null) {
            return null;
        }
        Instant floor = lastSentAt.truncatedTo(ChronoUnit.SECONDS);
        Instant ceiling = floor.equals(lastSentAt) ? floor : floor.plusSeconds(1);
        return ceiling.plus(cooldown);
    }

    int followUpsLeft() {
        return followUpsLeft;
    }

    @Nullable
    Instant followUpsBegan() {
        return followUpsBegan;
    }

    void sent(Instant now) {
        this.lastSentAt = now;
        this.passGranted = false;
        this.sends++;
        if (followUpsLeft > 0) {
            followUpsLeft--;
            followUpsBegan = followUpsBegan == null ? now : followUpsBegan;
        }
    }

    private LocalDate period(Instant instant) {
        return frequency.periodStart(instant.atZone(zone).toLocalDate());
    }
}
