package dev.rytm.core.policy;

import dev.rytm.core.contact.Contact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// May this message go to this person now, inside the messaging window? (Attempt C, rows in the order of its
/// list.)
public final class OrdinaryMessagePolicy {

    private OrdinaryMessagePolicy() {}

    public static Verdict judge(Attempt.Ordinary attempt, Contact contact, PageRules page, Instant now) {
        List<Rule> rules = Access.rules(attempt, contact, page, now);
        rules.add(new Rule.Condition(Reason.WINDOW_CLOSED, !contact.hasOpenWindow(now)));
        rules.add(new Rule.Condition(Reason.TOO_LATE, isOver(attempt.sendBefore(), now)));
        rules.add(new Rule.Condition(Reason.PAUSED, page.paused()));
        return Rule.judge(rules, now);
    }

    static boolean isOver(@Nullable Instant sendBefore, Instant now) {
        return sendBefore != null && !now.isBefore(sendBefore);
    }
}
