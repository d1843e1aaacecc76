package dev.rytm.server.api.people;

import dev.rytm.core.consent.Milestone;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.TopicId;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.ConsentFunnels.Funnel;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How far people come with their consents to a topic, from being asked to agreeing once more.
@RestController
@RequestMapping("/api/v1/pages/{page}/topics/{topic}/consent-funnel")
public final class ConsentFunnelRoutes {

    /// People, each counted once, but for those who were forgotten.
    ///
    /// - `asked`: a request for consent reached them, as Meta told.
    /// - `agreed`: they ever agreed, asked by us or otherwise; they are the next four together.
    /// - `active`: their consent stands, and notifications may go.
    /// - `stopped`: they stopped it, and may take that back.
    /// - `lapsed`: its time ran out.
    /// - `revoked`: Meta no longer honours it.
    /// - `renewed`: they agreed once more, when it was about to end or after it had ended or was stopped; wherever
    ///   it stands now. Counted from the version on that tells it.
    record FunnelView(long asked, long agreed, long active, long stopped, long lapsed, long revoked, long renewed) {

        static FunnelView of(Funnel funnel) {
            return new FunnelView(
                    funnel.passed().getOrDefault(Milestone.ASKED, 0L),
                    funnel.standing().values().stream()
                            .mapToLong(Long::longValue)
                            .sum(),
                    funnel.standing().getOrDefault(ConsentStatus.ACTIVE, 0L),
                    funnel.standing().getOrDefault(ConsentStatus.STOPPED, 0L),
                    funnel.standing().getOrDefault(ConsentStatus.EXPIRED, 0L),
                    funnel.standing().getOrDefault(ConsentStatus.REVOKED, 0L),
                    funnel.passed().getOrDefault(Milestone.RENEWED, 0L));
        }
    }

    @GetMapping
    @Scoped(Scope.CONTACTS_READ)
    FunnelView funnel(Caller caller, @PathVariable String page, @PathVariable String topic) {
        return caller.inPage(page, (transaction, id) -> {
            TopicId found = transaction
                    .topics()
                    .find(id, new TopicId(topic))
                    .orElseThrow(Refusal::notFound)
                    .topic()
                    .id();
            return FunnelView.of(transaction.consentFunnels().of(id, found));
        });
    }
}
