package dev.rytm.core.policy;

import dev.rytm.core.contact.Contact;
import java.time.Instant;

/// The product's policy: each kind of attempt has rules of its own.
public final class Rules implements Policy {

    @Override
    public Verdict judge(Attempt attempt, Contact contact, PageRules page, Instant now) {
        return switch (attempt) {
            case Attempt.Request request -> OptInRequestPolicy.judge(request, contact, page, now);
            case Attempt.Notification notification -> NotificationPolicy.judge(notification, contact, page, now);
            case Attempt.Ordinary ordinary -> OrdinaryMessagePolicy.judge(ordinary, contact, page, now);
        };
    }
}
