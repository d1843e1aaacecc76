package dev.rytm.sandbox.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rules 28 to 36: whether a message may go out on a token now.
final class TokenRules {

    static final int FOLLOW_UPS = 3;
    private static final Duration FOLLOW_UPS_WITHIN = Duration.ofMinutes(2);
    private static final int FOLLOW_UP_LENGTH = 250;

    private TokenRules() {}

    static Optional<Refusal> check(Token token, Payload payload, Settings settings, Instant now) {
        if (settings.era().terms().frequencies() && token.expired(now)) {
            return Optional.of(Refusal.parameter(Rule.TOKEN, "The notification_messages_token has expired."));
        }
        if (token.stopped()) {
            return Optional.of(Refusal.of(
                    Rule.STOPPED, 10, 1893015, "The person has stopped notification messages on this topic."));
        }
        return token.passGranted() ? Optional.empty() : checkPace(token, payload, settings, now);
    }

    private static Optional<Refusal> checkPace(Token token, Payload payload, Settings settings, Instant now) {
        Era.Terms terms = settings.era().terms();
        if (terms.frequencies()) {
            return token.periodUsed(now) ? Optional.of(tooSoon(Rule.PERIOD)) : Optional.empty();
        }
        Instant eligible = terms.cooldown().map(token::eligibleAt).orElse(null);
        if (eligible == null || !now.isBefore(eligible)) {
            return Optional.empty();
        }
        return settings.grantsFollowUps() ? checkFollowUp(token, payload, now) : Optional.of(tooSoon(Rule.COOLDOWN));
    }

    /// The first message after an opt-in begins the two minutes; the second and third come within them.
    private static Optional<Refusal> checkFollowUp(Token token, Payload payload, Instant now) {
        Instant began = token.followUpsBegan();
        if (began == null) {
            return token.followUpsLeft() > 0 ? Optional.empty() : Optional.of(tooSoon(Rule.COOLDOWN));
        }
        if (!now.isBefore(began.plus(FOLLOW_UPS_WITHIN))) {
            return Optional.of(tooSoon(Rule.COOLDOWN));
        }
        if (token.followUpsLeft() == 0) {
            return Optional.of(tooSoon(Rule.FOLLOW_UP));
        }
        if (length(payload) > FOLLOW_UP_LENGTH) {
            return Optional.of(
                    Refusal.parameter(Rule.FOLLOW_UP, "A follow-up message may have at most 250 characters."));
        }
        return Optional.empty();
    }

    /// The characters (code points) of everything that stands in a message to be read: its text, a template's text,
    /// titles and subtitles. The labels of buttons and quick replies have limits of their own.
    private static int length(Payload payload) {
        return switch (payload) {
            case Payload.Message(ObjectNode content, boolean media) -> {
                JsonNode template = content.path("attachment").path("payload");
                yield characters(content.path("text"))
                        + characters(template.path("text"))
                        + template.path("elements")
                                .valueStream()
                                .mapToInt(element ->
                                        characters(element.path("title")) + characters(element.path("subtitle")))
                                .sum();
            }
            case Payload.Request request -> 0;
            case Payload.Gesture gesture -> 0;
        };
    }

    private static int characters(JsonNode text) {
        String value = text.asString("");
        return value.codePointCount(0, value.length());
    }

    private static Refusal tooSoon(Rule rule) {
        return Refusal.of(
                rule, 4, 2018354, "The minimum delay between two notification messages to this person is not reached.");
    }

    /// When a token given or renewed at `now` ends; never, in an era without expiry.
    static @Nullable Instant expiry(Token token, ZoneId zone, Settings settings, Instant now) {
        return settings.era().terms().frequencies()
                ? now.atZone(zone).plusMonths(token.frequency().lifeMonths()).toInstant()
                : null;
    }
}
