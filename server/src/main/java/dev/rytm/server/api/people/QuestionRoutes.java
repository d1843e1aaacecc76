package dev.rytm.server.api.people;

import dev.rytm.core.Catalog;
import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.consent.PackSwitch;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.Attempt;
import dev.rytm.core.policy.Likeness;
import dev.rytm.core.policy.PageRules;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.Verdict;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Sentences;
import dev.rytm.server.api.Words;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// "May this be sent to this person now, and if not, why, and when next?" The policy that decides about sends answers.
@RestController
@RequestMapping("/api/v1/pages/{page}/contacts/{contact}/may-send")
public final class QuestionRoutes {

    private final Catalogs catalogs;
    private final Policy policy;
    private final InstantSource clock;

    public QuestionRoutes(Catalogs catalogs, Policy policy, InstantSource clock) {
        this.catalogs = catalogs;
        this.policy = policy;
        this.clock = clock;
    }

    /// `reason` and `sentence` are absent when it is allowed; `nextAllowedAt` when time alone does not help.
    record AnswerView(
            boolean allowed,
            @Nullable Reason reason,
            @Nullable String sentence,
            @Nullable Instant nextAllowedAt,
            Instant asOf) {}

    @GetMapping
    @Scoped(Scope.CONTACTS_READ)
    AnswerView ask(
            Caller caller,
            @PathVariable String page,
            @PathVariable String contact,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable String topic) {
        Kind asked = Objects.requireNonNull(Words.of(Kind.class, "kind", kind));
        Instant now = clock.instant();
        return caller.inPage(page, (transaction, id) -> {
            ContactKey key = new ContactKey(id, contact);
            Catalog catalog = Objects.requireNonNull(
                    catalogs.current(transaction, List.of(id)).get(id));
            PageRules rules = catalog.page();
            Attempt attempt = attempt(transaction, id, asked, topic);
            // Before the person is read: a stop decided in between is then either waiting still or in the person.
            boolean stopWaits = stopWaits(transaction, key, attempt);
            Contact person = PackSwitch.seen(ContactRoutes.find(transaction, key), catalog.topics(), rules.pack(), now);
            Verdict verdict = stopWaits
                    ? new Verdict.Refused(Reason.CONSENT_STOPPED, null)
                    : policy.judge(attempt, person, rules, now);
            return switch (verdict) {
                case Verdict.Allowed _ -> new AnswerView(true, null, null, null, now);
                case Verdict.Refused(Reason reason, Instant next) ->
                    new AnswerView(false, reason, Sentences.of(caller.language(), reason), next, now);
            };
        });
    }

    /// A stop counts from our 200 on, decided or not. Only where a consent would be used.
    private static boolean stopWaits(Transaction transaction, ContactKey key, Attempt attempt) {
        return attempt instanceof Attempt.Notification
                && transaction.inbox().stopsWaiting(List.of(key)).containsKey(key);
    }

    private static Attempt attempt(Transaction transaction, long pageId, Kind kind, @Nullable String topic) {
        if (kind == Kind.MESSAGE) {
            if (topic != null) {
                throw Refusal.badRequest("parameter-unknown", "topic", "kind");
            }
            return new Attempt.Ordinary(null, null);
        }
        if (topic == null) {
            throw Refusal.badRequest("parameter-missing", "topic");
        }
        Topic found = transaction.topics().list(pageId).stream()
                .map(stored -> stored.topic())
                .filter(one -> one.id().value().equals(topic))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        TopicId id = found.id();
        return kind == Kind.NOTIFICATION
                ? new Attempt.Notification(null, id, null, null)
                : new Attempt.Request(
                        null,
                        id,
                        Likeness.of(found.name()),
                        Likeness.of(found.wording().title()));
    }
}
