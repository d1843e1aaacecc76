package dev.rytm.sandbox.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The Send API behind its door: judges a send, and carries out what is accepted.
public final class Sends {

    private static final double UNIT = 0x1.0p-53;

    private final Platform platform;

    /// Sends on `platform`.
    public Sends(Platform platform) {
        this.platform = platform;
    }

    /// The first rule that refuses, if any. The person must be locked by the caller.
    public Optional<Refusal> judge(Addressee to, Payload payload, Instant now) {
        return Judge.judge(to, payload, platform.settings(), now);
    }

    /// Carries out an accepted send and returns the id of its message. The person must be locked by the caller.
    public String accept(Addressee to, Payload payload, String appId, Instant now) {
        String mid = platform.ids().messageId();
        switch (payload) {
            case Payload.Message message -> deliver(to, mid, message.content(), appId, now);
            case Payload.Request request -> ask(to.person(), mid, request, appId, now);
            case Payload.Gesture gesture -> to.person().touch();
        }
        return mid;
    }

    private void deliver(Addressee to, String mid, ObjectNode content, String appId, Instant now) {
        Person person = to.person();
        Token token = to.token();
        if (token != null) {
            token.sent(now);
        }
        ThreadItem.Kind kind = token == null ? ThreadItem.Kind.FROM_PAGE : ThreadItem.Kind.NOTIFICATION;
        ThreadItem item = ThreadItem.of(kind, mid, now)
                .message(content, appId)
                .token(token)
                .build();
        report(person, item, content, appId);
    }

    private void ask(Person person, String mid, Payload.Request request, String appId, Instant now) {
        List<OptInAsk> asks = new ArrayList<>();
        for (OptInAsk.Draft draft : request.drafts()) {
            String id = request.drafts().size() == 1 ? mid : mid + "." + asks.size();
            OptInAsk ask = new OptInAsk(id, draft, now);
            asks.add(ask);
            person.asked(ask, now);
        }
        ThreadItem item = ThreadItem.of(ThreadItem.Kind.OPT_IN_REQUEST, mid, now)
                .message(request.content(), appId)
                .asks(asks)
                .build();
        report(person, item, request.content(), appId);
    }

    /// Echo, receipt, and whoever plays the person (rule 14).
    private void report(Person person, ThreadItem item, ObjectNode content, String appId) {
        if (chance(item.id()) < platform.settings().echoRate()) {
            platform.emit(new Occurrence(
                    person.page(),
                    WebhookField.MESSAGE_ECHOES,
                    person.psid(),
                    tokenOf(item),
                    item.at(),
                    Items.echo(person, item.id(), content, appId, item.at()),
                    null));
        }
        if (platform.settings().receiptAfter().isZero()) {
            receipt(person, item, item.at());
        } else {
            platform.later(item.at().plus(platform.settings().receiptAfter()), () -> receiptLater(person, item));
        }
        platform.show(person, item);
    }

    private void receiptLater(Person person, ThreadItem item) {
        synchronized (person) {
            receipt(person, item, platform.now());
        }
    }

    private void receipt(Person person, ThreadItem item, Instant at) {
        if (person.deleted() || person.blocked()) {
            return;
        }
        platform.emit(new Occurrence(
                person.page(),
                WebhookField.MESSAGE_DELIVERIES,
                person.psid(),
                tokenOf(item),
                at,
                Items.delivery(person, item.id(), item.at(), at),
                null));
    }

    private static @Nullable String tokenOf(ThreadItem item) {
        Token token = item.token();
        return token == null ? null : token.value();
    }

    private double chance(String id) {
        return (Ids.stir(platform.seed() ^ id.hashCode()) >>> 11) * UNIT;
    }
}
