package dev.rytm.server.api.content;

import dev.rytm.core.Catalog;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.trial.Trial;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Refusal.Fault;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Turns;
import dev.rytm.server.api.content.FlowChecks.Written;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Flows.Draft;
import dev.rytm.store.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Plays a flow on one person with the engine itself. Nothing is kept, nothing is sent, nobody is called.
@RestController
@RequestMapping("/api/v1/pages/{page}/flows/{flow}/trial")
public final class FlowTrialRoutes {

    private static final long ANY_SEED = 1;

    /// Trials only compute, and leave half of the machine to everybody else.
    static final int MOST_AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final Catalogs catalogs;
    private final Policy policy;
    private final InstantSource clock;
    private final Turns turns = new Turns(MOST_AT_ONCE, "trial-busy");

    public FlowTrialRoutes(Catalogs catalogs, Policy policy, InstantSource clock) {
        this.catalogs = catalogs;
        this.policy = policy;
        this.clock = clock;
    }

    private record Someone(Contact contact, Set<TopicId> agreed, Map<String, Instant> timers) {}

    /// A step that cannot be read counts as an end. To play it on a contact takes the right to see contacts.
    ///
    /// What it takes is read first; while it is played, it holds no connection to the database.
    @PostMapping
    @Scoped(Scope.CONTENT_READ)
    FlowTrialView play(
            Caller caller, @PathVariable String page, @PathVariable String flow, @RequestBody FlowTrialForm form) {
        form.check();
        if (form.contact() != null) {
            caller.require(Scope.CONTACTS_READ);
        }
        Trial.Setup setup = caller.inPage(page, (transaction, id) -> setup(transaction, id, flow, form));
        return turns.inTurn(
                () -> FlowTrialView.of(caller.language(), setup.catalog(), Trial.play(policy, setup, form.inputs())));
    }

    private Trial.Setup setup(Transaction transaction, long pageId, String flow, FlowTrialForm form) {
        Flow drawn = drawn(FlowRoutes.find(transaction, pageId, flow), form);
        Catalog catalog = Objects.requireNonNull(
                        catalogs.current(transaction, List.of(pageId)).get(pageId))
                .with(drawn);
        Someone someone = someone(transaction, pageId, form);
        return new Trial.Setup(
                someone.contact(),
                someone.agreed(),
                someone.timers(),
                catalog,
                drawn.id(),
                clock.instant(),
                Objects.requireNonNullElse(form.seed(), ANY_SEED));
    }

    private static Flow drawn(Draft draft, FlowTrialForm form) {
        Written written = form.document() == null
                ? Written.of(draft)
                : Written.of(draft.id(), draft.name(), draft.kind(), form.document());
        if (!written.read().isDrawn()) {
            throw Refusal.invalid(List.of(Fault.of("/document/entry", "json.MISSING")));
        }
        int newest = draft.publishedVersion() == null ? 0 : draft.publishedVersion();
        return written.flow(newest + 1);
    }

    private static Someone someone(Transaction transaction, long pageId, FlowTrialForm form) {
        if (form.contact() == null) {
            return new Someone(form.someone().contact(pageId), form.someone().agreedOrNone(), Map.of());
        }
        ContactKey key = new ContactKey(pageId, form.contact());
        Contact contact = Optional.ofNullable(
                        transaction.contacts().read(List.of(key)).get(key))
                .orElseThrow(Refusal::notFound);
        return new Someone(contact, Set.of(), transaction.timers().of(key));
    }
}
