package dev.rytm.core.consent;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.Likeness;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which topic a webhook about a consent means: by token, else by the payload of our request, else by title
/// and frequency. None of it: the token is foreign.
public final class TopicFinder {

    private TopicFinder() {}

    public static Optional<Topic> find(Collection<Consent> consents, Map<TopicId, Topic> topics, Clues clues) {
        return consents.stream()
                .filter(consent -> consent.token().equals(clues.token()))
                .findFirst()
                .map(Consent::topic)
                .map(topics::get)
                .or(() -> Optional.ofNullable(clues.asked()).map(topics::get))
                .or(() -> byTitle(topics.values(), clues));
    }

    /// Only if exactly one topic fits: a guess would send on a token that was given for something else.
    private static Optional<Topic> byTitle(Collection<Topic> topics, Clues clues) {
        if (clues.title() == null) {
            return Optional.empty();
        }
        String title = Likeness.of(clues.title());
        List<Topic> fitting = topics.stream()
                .filter(topic -> clues.frequency() == null || clues.frequency() == topic.frequency())
                .filter(topic -> topic.wordings().values().stream()
                        .anyMatch(wording -> Likeness.of(wording.title()).equals(title)))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /// What a webhook says about its topic. `asked` is the topic that the payload of our request named.
    public record Clues(
            String token,
            @Nullable TopicId asked,
            @Nullable String title,
            @Nullable Frequency frequency) {

        /// Tokens are secrets: they never reach a log.
        @Override
        public String toString() {
            return "Clues[" + asked + " " + title + " " + frequency + "]";
        }
    }
}
