package dev.rytm.core.consent;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What people agree to be written about: a name and a frequency, and how they are asked.
///
/// Topics of a page with the same normalised name are one subject in different frequencies. `wordings` holds
/// every version ever shown, by its number; `wording` is the one shown now. `zone` is the zone sent with
/// requests.
public record Topic(
        TopicId id,
        String name,
        Frequency frequency,
        ZoneId zone,
        int currentWording,
        Map<Integer, Wording> wordings,
        boolean reOptIn,
        @Nullable FlowId onStop,
        @Nullable FlowId onResume,
        @Nullable String stopTag,
        @Nullable String resumeTag) {

    public Topic {
        wordings = Map.copyOf(wordings);
        if (!wordings.containsKey(currentWording)) {
            throw new IllegalArgumentException("topic " + id + " has no wording " + currentWording);
        }
    }

    public Wording wording() {
        return Objects.requireNonNull(wordings.get(currentWording));
    }
}
