package dev.rytm.core.decide;

import dev.rytm.core.Effect;
import dev.rytm.core.consent.Milestone;
import dev.rytm.core.contact.OptInRequest;
import dev.rytm.core.contact.SendHistory;
import dev.rytm.core.contact.SentNotification;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a contact remembers of earlier sends, as far as any rule looks back.
final class SendMemory {

    private static final Duration NOTIFICATIONS = Duration.ofDays(40);

    /// A request counts from the moment it is planned.
    void remember(Draft draft, OptInRequest request) {
        List<OptInRequest> requests = new ArrayList<>(draft.contact().history().requests());
        requests.add(request);
        keep(draft, draft.contact().history().notifications(), requests);
    }

    /// A notification that was accepted or may have been. What is known already is only refined: proof of an
    /// unknown one moves nothing.
    void remember(Draft draft, SentNotification sent) {
        List<SentNotification> notifications = new ArrayList<>();
        boolean known = false;
        for (SentNotification earlier : draft.contact().history().notifications()) {
            boolean same = earlier.sendId().equals(sent.sendId());
            known |= same;
            notifications.add(same && !sent.unknown() ? proven(earlier) : earlier);
        }
        if (!known) {
            notifications.add(sent);
        }
        keep(draft, notifications, draft.contact().history().requests());
    }

    private static SentNotification proven(SentNotification sent) {
        return new SentNotification(sent.sendId(), sent.topic(), sent.zone(), sent.startedAt(), sent.sentAt(), false);
    }

    /// The topic of a notification whose outcome was told before.
    Optional<TopicId> topic(Draft draft, String sendId) {
        return draft.contact().history().notifications().stream()
                .filter(sent -> sent.sendId().equals(sendId))
                .map(SentNotification::topic)
                .findFirst();
    }

    /// A request counts from Meta's answer, from the end of the exchange if that is unknown, and not at all if it
    /// was refused.
    void settleRequest(Draft draft, String sendId, SendOutcome outcome) {
        SendHistory history = draft.contact().history();
        if (history.requests().stream().noneMatch(request -> request.sendId().equals(sendId))) {
            return;
        }
        List<OptInRequest> requests = new ArrayList<>();
        for (OptInRequest request : history.requests()) {
            if (request.sendId().equals(sendId)) {
                if (outcome instanceof SendOutcome.Accepted) {
                    draft.add(new Effect.KeepMilestone(request.topic(), Milestone.ASKED));
                }
                settled(request, outcome).ifPresent(requests::add);
            } else {
                requests.add(request);
            }
        }
        keep(draft, history.notifications(), requests);
    }

    private static Optional<OptInRequest> settled(OptInRequest request, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted accepted ->
                Optional.of(
                        accepted.evidence() == SendOutcome.Evidence.ANSWER ? asked(request, accepted.at()) : request);
            case SendOutcome.Unknown unknown -> Optional.of(asked(request, unknown.deadline()));
            case SendOutcome.UnknownForGood _ -> Optional.of(request);
            case SendOutcome.Refused _, SendOutcome.Failed _ -> Optional.empty();
        };
    }

    private static OptInRequest asked(OptInRequest request, Instant at) {
        return new OptInRequest(request.sendId(), request.topic(), request.subject(), request.title(), at);
    }

    private static void keep(Draft draft, List<SentNotification> notifications, List<OptInRequest> requests) {
        Instant oldestNotification = draft.now().minus(NOTIFICATIONS);
        Instant oldestRequest = draft.now().minus(SendHistory.REQUESTS_KEPT);
        SendHistory next = new SendHistory(
                notifications.stream()
                        .filter(sent -> sent.sentAt().isAfter(oldestNotification))
                        .toList(),
                requests.stream()
                        .filter(request -> request.askedAt().isAfter(oldestRequest))
                        .toList());
        draft.change(contact -> contact.withHistory(next));
    }
}
