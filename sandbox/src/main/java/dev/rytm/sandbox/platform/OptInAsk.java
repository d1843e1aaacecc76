package dev.rytm.sandbox.platform;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// One opt-in request that reached a person: what was asked, and the token it led to, if it was accepted.
public final class OptInAsk {

    /// What a request asks for. Without a frequency (era 2023 on) it counts as daily.
    public record Draft(
            String title,
            Frequency frequency,
            String payload,
            ZoneId zone,
            boolean reOptIn,
            String buttonText,
            @Nullable String imageUrl) {}

    private final String id;
    private final Draft draft;
    private final Instant askedAt;
    private @Nullable Token token;

    OptInAsk(String id, Draft draft, Instant askedAt) {
        this.id = id;
        this.draft = draft;
        this.askedAt = askedAt;
    }

    OptInAsk(PlatformState.AskState state, @Nullable Token token) {
        this(state.id(), state.draft(), state.askedAt());
        this.token = token;
    }

    PlatformState.AskState state() {
        return new PlatformState.AskState(id, draft, askedAt, token == null ? null : token.value());
    }

    /// Its id: the message's id, with `.n` for the n-th element of a carousel.
    public String id() {
        return id;
    }

    /// What it asks for.
    public Draft draft() {
        return draft;
    }

    /// When it was accepted by the platform.
    public Instant askedAt() {
        return askedAt;
    }

    /// The token it led to.
    public @Nullable Token token() {
        return token;
    }

    void accepted(Token by) {
        this.token = by;
    }
}
