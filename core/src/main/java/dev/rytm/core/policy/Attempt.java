package dev.rytm.core.policy;

import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is about to be sent, as far as the rules care.
///
/// `own` is the id of the send row that asks, so that a row never stands in its own way (absent while
/// planning). `sendBefore` is exclusive; absent means no limit.
public sealed interface Attempt {

    @Nullable
    String own();

    /// A request for consent (attempt A). `subject` and `title` are compared by `Likeness`.
    record Request(@Nullable String own, TopicId topic, String subject, String title) implements Attempt {}

    /// A message on a token (attempt B). A probe is the one repeat of an unknown attempt: its own row
    /// does not count against it.
    record Notification(
            @Nullable String own,
            TopicId topic,
            @Nullable SequenceId sequence,
            @Nullable Instant sendBefore) implements Attempt {}

    /// A message inside the window (attempt C).
    record Ordinary(@Nullable String own, @Nullable Instant sendBefore) implements Attempt {}
}
