package dev.rytm.sandbox.platform;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One thing in a conversation as the person sees it. Guarded by the person.
public final class ThreadItem {

    /// Who or what an item comes from, and what it is.
    public enum Kind {
        /// Written by the person, or tapped: `text` says it.
        FROM_PERSON,
        /// An ordinary message of the page.
        FROM_PAGE,
        /// A message of the page on a token: it carries the link to stop.
        NOTIFICATION,
        /// A request of the page to agree.
        OPT_IN_REQUEST,
        /// The platform asks whether to continue.
        RE_OPT_IN,
        /// Something the person did, in one line: `text` is its name.
        NOTE
    }

    private final String id;
    private final Kind kind;
    private final Instant at;
    private final String text;
    private final @Nullable ObjectNode message;
    private final @Nullable String appId;
    private final List<OptInAsk> asks;
    private final @Nullable Token token;
    private @Nullable String reaction;
    private boolean answered;

    private ThreadItem(Builder builder) {
        this.id = builder.id;
        this.kind = builder.kind;
        this.at = builder.at;
        this.text = builder.text;
        this.message = builder.message;
        this.appId = builder.appId;
        this.asks = builder.asks;
        this.token = builder.token;
    }

    /// The item that was kept as `state`; its requests and its agreement are already there.
    static ThreadItem restored(PlatformState.ItemState state, List<OptInAsk> asks, @Nullable Token token) {
        Builder builder = of(state.kind(), state.id(), state.at())
                .text(state.text())
                .asks(asks)
                .token(token);
        builder.message = state.message();
        builder.appId = state.appId();
        ThreadItem item = builder.build();
        item.reaction = state.reaction();
        item.answered = state.answered();
        return item;
    }

    PlatformState.ItemState state() {
        return new PlatformState.ItemState(
                id,
                kind,
                at,
                text,
                message,
                appId,
                asks.stream().map(OptInAsk::id).toList(),
                token == null ? null : token.value(),
                reaction,
                answered);
    }

    static Builder of(Kind kind, String id, Instant at) {
        return new Builder(kind, id, at);
    }

    /// Its message id.
    public String id() {
        return id;
    }

    /// What it is.
    public Kind kind() {
        return kind;
    }

    /// When it appeared.
    public Instant at() {
        return at;
    }

    /// What a person wrote, or the name of a note.
    public String text() {
        return text;
    }

    /// The message as it was sent, for what comes from the page.
    public @Nullable ObjectNode message() {
        return message;
    }

    /// The app that sent it.
    public @Nullable String appId() {
        return appId;
    }

    /// The requests in it.
    public List<OptInAsk> asks() {
        return asks;
    }

    /// The agreement it belongs to.
    public @Nullable Token token() {
        return token;
    }

    /// The emoji the person put on it.
    public @Nullable String reaction() {
        return reaction;
    }

    /// Whether the question to continue was answered.
    public boolean answered() {
        return answered;
    }

    void react(@Nullable String emoji) {
        this.reaction = emoji;
    }

    void answer() {
        this.answered = true;
    }

    static final class Builder {
        private final Kind kind;
        private final String id;
        private final Instant at;
        private String text = "";
        private @Nullable ObjectNode message;
        private @Nullable String appId;
        private List<OptInAsk> asks = List.of();
        private @Nullable Token token;

        private Builder(Kind kind, String id, Instant at) {
            this.kind = kind;
            this.id = id;
            this.at = at;
        }

        Builder text(String value) {
            this.text = value;
            return this;
        }

        Builder message(ObjectNode value, String sender) {
            this.message = value;
            this.appId = sender;
            return this;
        }

        Builder asks(List<OptInAsk> value) {
            this.asks = List.copyOf(value);
            return this;
        }

        Builder token(@Nullable Token value) {
            this.token = value;
            return this;
        }

        ThreadItem build() {
            return new ThreadItem(this);
        }
    }
}
