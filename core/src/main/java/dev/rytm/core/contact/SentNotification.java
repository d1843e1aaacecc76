package dev.rytm.core.contact;

import java.time.Instant;
import java.time.ZoneId;

/// A notification that was accepted or may have been: it uses its period.
///
/// `startedAt` is the attempt's start, `sentAt` the arrival of the answer or, if the outcome is unknown, the end
/// of the exchange deadline. If the two lie in different periods, both are used. `zone` is the consent's zone at
/// that time.
public record SentNotification(
        String sendId, TopicId topic, ZoneId zone, Instant startedAt, Instant sentAt, boolean unknown) {}
