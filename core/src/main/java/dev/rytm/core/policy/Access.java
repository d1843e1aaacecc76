package dev.rytm.core.policy;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The rules that stand before all others, whatever is sent: may this page write to this person at all? (Rows
/// 1 to 3.)
final class Access {

    private Access() {}

    /// A new list that goes on with the rules of the attempt.
    static List<Rule> rules(Attempt attempt, Contact contact, PageRules page, Instant now) {
        List<Rule> rules = new ArrayList<>();
        rules.add(new Rule.Condition(
                Reason.PAGE_RESTRICTED, !page.connected() || page.bar().refuses(attempt, now)));
        rules.add(new Rule.Condition(Reason.NOT_SERVED, !page.pack().serves(page.country(), page.connectedSince())));
        rules.add(new Rule.Condition(
                Reason.CONTACT_UNREACHABLE, !contact.reachability().isReachable(now)));
        rules.add(new Rule.Condition(Reason.CONTACT_SUPPRESSED, contact.standing() != Standing.NORMAL));
        return rules;
    }
}
