package dev.rytm.sandbox.platform;

import java.util.Locale;
import java.util.Optional;

/// The fields an app can subscribe to, as far as this sandbox has events for them.
public enum WebhookField {
    /// What people write, with quick replies.
    MESSAGES,
    /// Taps on buttons.
    MESSAGING_POSTBACKS,
    /// Opt-ins, stops, resumes and renewals.
    MESSAGING_OPTINS,
    /// m.me links followed into an existing conversation.
    MESSAGING_REFERRALS,
    /// Messages that reached the person.
    MESSAGE_DELIVERIES,
    /// Messages that the person read.
    MESSAGE_READS,
    /// Reactions.
    MESSAGE_REACTIONS,
    /// Our own messages, told back.
    MESSAGE_ECHOES,
    /// Warnings and blocks by the platform.
    MESSAGING_POLICY_ENFORCEMENT;

    /// As it is written on the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The field of that name, if the sandbox knows it.
    public static Optional<WebhookField> of(String wireName) {
        for (WebhookField field : values()) {
            if (field.wireName().equals(wireName)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
