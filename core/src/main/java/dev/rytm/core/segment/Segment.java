package dev.rytm.core.segment;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.Conditions;
import java.time.Instant;
import java.time.ZoneOffset;

/// Everybody of a page of whom a condition holds: the same language that flows branch in, asked of a crowd.
///
/// The store turns the same condition into SQL; a property test feeds both with random people and compares.
public record Segment(SegmentId id, String name, Condition condition) {

    /// Whether the person belongs at the instant.
    public boolean has(Contact contact, Instant now) {
        return has(condition, contact, now);
    }

    /// As [#has(Contact, Instant)], of a condition that nobody has named yet. No condition of a segment asks for
    /// a local time, see [SegmentCheck], so the zone does not matter.
    public static boolean has(Condition condition, Contact contact, Instant now) {
        return new Conditions(contact, ZoneOffset.UTC, now).hold(condition);
    }
}
