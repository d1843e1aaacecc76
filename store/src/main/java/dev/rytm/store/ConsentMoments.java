package dev.rytm.store;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentMoment;
import dev.rytm.core.contact.TopicId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// The times of consents as one flat document, in microseconds since 1970: a scan of a million
/// looks each up in one step.
public final class ConsentMoments {

    private ConsentMoments() {}

    /// No moment has a space, so that whatever a topic is called, the two cannot be mixed up.
    public static String name(ConsentMoment moment, TopicId topic) {
        return moment.name() + " " + topic.value();
    }

    static Map<String, Long> of(Collection<Consent> consents) {
        Map<String, Long> moments = new TreeMap<>();
        for (Consent consent : consents) {
            for (ConsentMoment moment : ConsentMoment.values()) {
                Instant at = moment.of(consent);
                if (at != null) {
                    moments.put(name(moment, consent.topic()), MICROS.between(Instant.EPOCH, at));
                }
            }
        }
        return moments;
    }
}
