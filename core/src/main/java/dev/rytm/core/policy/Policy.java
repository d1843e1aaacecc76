package dev.rytm.core.policy;

import dev.rytm.core.contact.Contact;
import java.time.Instant;

/// May this be sent to this person now, and if not, why, and when next?
///
/// Asked twice: while planning, and right before the call with facts read under lock. Flow checker, dry run,
/// sender and API ask the same function, so they cannot disagree. It is an argument of whoever asks, like
/// `now`; the product always hands in the rules.
@FunctionalInterface
public interface Policy {

    Verdict judge(Attempt attempt, Contact contact, PageRules page, Instant now);
}
