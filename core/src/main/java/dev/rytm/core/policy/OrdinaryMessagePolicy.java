package dev.rytm.core.policy;

import dev.rytm.core.contact.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// May this message go to this person now, inside the messaging window? (Attempt C, rows in the order of its
/// list.)
public final class OrdinaryMessagePolicy {

    /// What needs the window does not start in its last minute: our clock and Meta's may differ.
    private static final Duration END_OF_WINDOW = Duration.ofSeconds(60);

    private OrdinaryMessagePolicy() {}

    public static Verdict judge(Attempt.Ordinary attempt, Contact contact, PageRules page, Instant now) {
        List<Rule> rules = Access.rules(attempt, contact, page, now);
        rules.add(new Rule.Condition(Reason.WINDOW_CLOSED, !contact.hasOpenWindow(now)));
        rules.add(new Rule.Condition(Reason.TOO_LATE, isOver(attempt.sendBefore(), now)));
        rules.add(new Rule.Condition(Reason.PAUSED, page.paused()));
        return Rule.judge(rules, now);
    }

    /// Until when (exclusive) something that needs the window may start, if the person last acted then.
    public static Instant endOfWindow(Instant lastInteractionAt) {
        return lastInteractionAt.plus(Contact.MESSAGING_WINDOW).minus(END_OF_WINDOW);
    }

    static boolean isOver(@Nullable Instant sendBefore, Instant now) {
        return sendBefore != null && !now.isBefore(sendBefore);
    }
}
