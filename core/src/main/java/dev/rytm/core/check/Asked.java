package dev.rytm.core.check;

import dev.rytm.core.contact.TopicId;
import java.time.Duration;

/// A request for consent made on the way: on which topic, at which step, and how long ago at least.
record Asked(TopicId topic, Place place, Duration ago) {

    Asked plus(Duration longer) {
        return new Asked(topic, place, ago.plus(longer));
    }
}
