package dev.rytm.server.api.settings;

import dev.rytm.core.Catalog;
import dev.rytm.core.consent.PackSwitch;
import dev.rytm.core.consent.PackSwitch.Outcome;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.policy.PageRules;
import dev.rytm.core.policy.RulePack;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.Catalogs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What going over to another rule pack would do to a page's consents. The code that would do it answers, person by
/// person: on a page with a million of them that takes a while.
@RestController
@RequestMapping("/api/v1/pages/{page}/rule-pack-report")
public final class RulePackReportRoutes {

    private final Catalogs catalogs;
    private final RulePacks packs;
    private final InstantSource clock;

    public RulePackReportRoutes(Catalogs catalogs, RulePacks packs, InstantSource clock) {
        this.catalogs = catalogs;
        this.packs = packs;
        this.clock = clock;
    }

    /// `served` = whether the pack lets this page send anything.
    ///
    /// `consents` = `stay` + `endMoves` (to another instant) + `endLifted` (they no longer expire) + `endSet`
    /// (they begin to) + `expire` (at once). Those that have ended already are among those that stay.
    record ReportView(
            String from,
            String to,
            boolean served,
            long consents,
            long stay,
            long endMoves,
            long endLifted,
            long endSet,
            long expire,
            Instant asOf) {}

    @GetMapping
    @Scoped(Scope.SETTINGS_READ)
    ReportView report(Caller caller, @PathVariable String page, @RequestParam String pack) {
        RulePack next = packs.named(pack)
                .orElseThrow(() -> Refusal.badRequest(
                        "parameter-word",
                        "pack",
                        String.join(
                                ", ", packs.byName().keySet().stream().sorted().toList())));
        Instant now = clock.instant();
        return caller.inPage(page, (transaction, id) -> {
            Catalog catalog = Objects.requireNonNull(
                    catalogs.current(transaction, List.of(id)).get(id));
            Tally tally = new Tally(catalog, next, now);
            transaction.ruleSwitches().eachPerson(id, tally::add);
            return tally.report(transaction.ruleSwitches().consents(id));
        });
    }

    private static final class Tally {

        private final Catalog catalog;
        private final RulePack next;
        private final Instant now;
        private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

        Tally(Catalog catalog, RulePack next, Instant now) {
            this.catalog = catalog;
            this.next = next;
            this.now = now;
        }

        /// What the present pack has not yet done is not the next one's doing.
        void add(Contact contact) {
            Contact today =
                    PackSwitch.seen(contact, catalog.topics(), catalog.page().pack(), now);
            today.consents()
                    .values()
                    .forEach(consent ->
                            counts.merge(PackSwitch.outcome(consent, catalog.topics(), next, now), 1L, Long::sum));
        }

        private long count(Outcome outcome) {
            return counts.getOrDefault(outcome, 0L);
        }

        /// Whoever has no consent that may still end was not shown: theirs stay, too.
        ReportView report(long all) {
            PageRules page = catalog.page();
            long endMoves = count(Outcome.END_MOVES);
            long endLifted = count(Outcome.END_LIFTED);
            long endSet = count(Outcome.END_SET);
            long expire = count(Outcome.EXPIRES);
            return new ReportView(
                    page.pack().name(),
                    next.name(),
                    next.serves(page.country(), page.connectedSince()),
                    all,
                    all - endMoves - endLifted - endSet - expire,
                    endMoves,
                    endLifted,
                    endSet,
                    expire,
                    now);
        }
    }
}
