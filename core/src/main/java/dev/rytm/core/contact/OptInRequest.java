package dev.rytm.core.contact;

import java.time.Instant;

/// A request for consent that was sent, may have been sent, or waits to be sent. Rejected ones are not kept: they count
/// for nothing.
///
/// `subject` is the topic's normalised name, shared by its frequencies; `title` the normalised title that the
/// person reads. `askedAt` is when Meta's answer arrived, the end of the exchange deadline while that is unknown,
/// or the planned instant while it waits.
public record OptInRequest(String sendId, TopicId topic, String subject, String title, Instant askedAt) {}
