package dev.rytm.server.api.content;

import dev.rytm.core.IdSource;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Refusal.Fault;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.content.FlowChecks.CheckView;
import dev.rytm.server.api.content.FlowChecks.Checked;
import dev.rytm.server.api.content.FlowChecks.FindingJson;
import dev.rytm.server.api.content.FlowChecks.ProblemJson;
import dev.rytm.server.api.content.FlowChecks.Written;
import dev.rytm.store.Flows.Draft;
import dev.rytm.store.Flows.Version;
import dev.rytm.store.Transaction;
import dev.rytm.store.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Flows and subflows: drafts that may be unfinished, and published versions that never change.
@RestController
@RequestMapping("/api/v1/pages/{page}/flows")
public final class FlowRoutes {

    private static final Map<String, Object> EMPTY = Map.of("steps", Map.of());
    private final IdSource ids;
    private final FlowChecks checks;

    public FlowRoutes(IdSource ids, FlowChecks checks) {
        this.ids = ids;
        this.checks = checks;
    }

    record FlowForm(String name, FlowKind kind, @Nullable Map<String, Object> document) {}

    /// `revision` is the one that the author started from.
    record SaveForm(long revision, String name, FlowKind kind, Map<String, Object> document) {}

    /// `acknowledged` are the ids of the warnings that the author has seen.
    record PublishForm(long revision, @Nullable List<String> acknowledged) {}

    record DuplicateForm(String name) {}

    /// `publishedAt` lies before `savedAt` where the draft has moved on since.
    record FlowLine(
            FlowId id,
            String name,
            FlowKind kind,
            long revision,
            Instant savedAt,
            @Nullable Integer publishedVersion,
            @Nullable Instant publishedAt) {}

    /// `problems` keep it from being read or published. `findings` are what the checker says; it says
    /// nothing about what
    /// cannot be read.
    record FlowView(
            FlowLine flow, Map<String, Object> document, List<ProblemJson> problems, List<FindingJson> findings) {}

    record VersionLine(int version, String publishedBy, Instant publishedAt, String name) {}

    @GetMapping
    @Scoped(Scope.CONTENT_READ)
    List<FlowLine> list(Caller caller, @PathVariable String page) {
        return caller.inPage(page, (transaction, id) -> {
            Map<FlowId, Instant> publishedAt = transaction.flows().publishedAt(id);
            return transaction.flows().list(id).stream()
                    .map(draft -> line(draft, publishedAt.get(draft.id())))
                    .toList();
        });
    }

    /// Without a document an empty draft. What another page exported comes in here too.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(Scope.CONTENT_WRITE)
    FlowView create(Caller caller, @PathVariable String page, @RequestBody FlowForm form) {
        new Checks().text("/name", form.name(), 100).end();
        return caller.inPage(page, (transaction, id) -> {
            FlowId flow = new FlowId(ids.newId());
            String document = Json.write(form.document() == null ? EMPTY : form.document());
            transaction.flows().insert(id, flow, form.name(), form.kind(), document);
            caller.audit(transaction, id, "flow.create", flow.value());
            return view(caller, transaction, id, flow.value());
        });
    }

    @GetMapping("/{flow}")
    @Scoped(Scope.CONTENT_READ)
    FlowView show(Caller caller, @PathVariable String page, @PathVariable String flow) {
        return caller.inPage(page, (transaction, id) -> view(caller, transaction, id, flow));
    }

    @PutMapping("/{flow}")
    @Scoped(Scope.CONTENT_WRITE)
    FlowView save(Caller caller, @PathVariable String page, @PathVariable String flow, @RequestBody SaveForm form) {
        return caller.inPage(page, (transaction, id) -> {
            Draft old = find(transaction, id, flow);
            new Checks().text("/name", form.name(), 100).end();
            Draft next = new Draft(
                    old.id(),
                    form.name(),
                    form.kind(),
                    Json.write(form.document()),
                    form.revision(),
                    old.savedAt(),
                    old.publishedVersion());
            if (!transaction.flows().save(id, next)) {
                throw Refusal.conflict("draft-changed");
            }
            caller.audit(transaction, id, "flow.save", flow);
            return view(caller, transaction, id, flow);
        });
    }

    /// Makes the draft of this revision the newest version; refused while it has problems, and while it has warnings
    /// that its author has not acknowledged.
    @PostMapping("/{flow}/publish")
    @Scoped(Scope.CONTENT_WRITE)
    FlowView publish(
            Caller caller, @PathVariable String page, @PathVariable String flow, @RequestBody PublishForm form) {
        return caller.inPage(page, (transaction, id) -> {
            FlowId flowId = find(transaction, id, flow).id();
            int version = transaction.flows().nextVersion(id, flowId);
            Draft draft = find(transaction, id, flow);
            if (draft.revision() != form.revision()) {
                throw Refusal.conflict("draft-changed");
            }
            Written written = Written.of(draft);
            List<Fault> problems = FlowChecks.problems(transaction, id, written);
            if (!problems.isEmpty()) {
                throw Refusal.invalid(problems);
            }
            FlowDocument document = FlowDocument.of(written.document());
            Checked checked = checks.check(transaction, id, document.flow(flowId, version, draft.name(), draft.kind()));
            FlowChecks.requireAcknowledged(checked, Objects.requireNonNullElse(form.acknowledged(), List.of()));
            transaction.flows().publish(id, checked.flow(), caller.actor());
            caller.audit(transaction, id, "flow.publish", flow);
            Draft published = find(transaction, id, flow);
            return new FlowView(
                    line(published, transaction.flows().publishedAt(id).get(flowId)),
                    written.document(),
                    List.of(),
                    FlowChecks.told(caller.language(), checked));
        });
    }

    @GetMapping("/{flow}/versions")
    @Scoped(Scope.CONTENT_READ)
    List<VersionLine> versions(Caller caller, @PathVariable String page, @PathVariable String flow) {
        return caller.inPage(page, (transaction, id) -> {
            Draft draft = find(transaction, id, flow);
            return transaction.flows().versions(id, draft.id()).stream()
                    .map(version -> new VersionLine(
                            version.number(),
                            version.publishedBy(),
                            version.publishedAt(),
                            version.flow().name()))
                    .toList();
        });
    }

    @GetMapping("/{flow}/versions/{version}")
    @Scoped(Scope.CONTENT_READ)
    Flow version(Caller caller, @PathVariable String page, @PathVariable String flow, @PathVariable String version) {
        return caller.inPage(page, (transaction, id) -> {
            Draft draft = find(transaction, id, flow);
            return transaction.flows().versions(id, draft.id()).stream()
                    .filter(published -> String.valueOf(published.number()).equals(version))
                    .map(Version::flow)
                    .findFirst()
                    .orElseThrow(Refusal::notFound);
        });
    }

    @PostMapping("/{flow}/duplicate")
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(Scope.CONTENT_WRITE)
    FlowView duplicate(
            Caller caller, @PathVariable String page, @PathVariable String flow, @RequestBody DuplicateForm form) {
        return caller.inPage(page, (transaction, id) -> {
            Draft draft = find(transaction, id, flow);
            new Checks().text("/name", form.name(), 100).end();
            FlowId copy = new FlowId(ids.newId());
            transaction.flows().insert(id, copy, form.name(), draft.kind(), draft.document());
            caller.audit(transaction, id, "flow.duplicate", copy.value());
            return view(caller, transaction, id, copy.value());
        });
    }

    /// The flow as text: what `create` takes.
    @GetMapping("/{flow}/export")
    @Scoped(Scope.CONTENT_READ)
    FlowForm export(Caller caller, @PathVariable String page, @PathVariable String flow) {
        return caller.inPage(page, (transaction, id) -> {
            Draft draft = find(transaction, id, flow);
            return new FlowForm(draft.name(), draft.kind(), Written.of(draft).document());
        });
    }

    /// What would break without it, by name: what keeps it from being deleted.
    @GetMapping("/{flow}/dependants")
    @Scoped(Scope.CONTENT_READ)
    List<String> dependants(Caller caller, @PathVariable String page, @PathVariable String flow) {
        return caller.inPage(
                page,
                (transaction, id) -> Dependants.ofFlow(
                        caller, transaction, id, find(transaction, id, flow).id()));
    }

    @DeleteMapping("/{flow}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.CONTENT_WRITE)
    void delete(Caller caller, @PathVariable String page, @PathVariable String flow) {
        caller.inPage(page, (transaction, id) -> {
            FlowId found = find(transaction, id, flow).id();
            List<String> dependants = Dependants.ofFlow(caller, transaction, id, found);
            if (!dependants.isEmpty()) {
                throw Refusal.conflict("depended-on", String.join(", ", dependants));
            }
            transaction.flows().delete(id, found);
            caller.audit(transaction, id, "flow.delete", flow);
            return flow;
        });
    }

    static Draft find(Transaction transaction, long pageId, String flow) {
        if (flow.isBlank()) {
            throw Refusal.notFound();
        }
        return transaction.flows().find(pageId, new FlowId(flow)).orElseThrow(Refusal::notFound);
    }

    private FlowView view(Caller caller, Transaction transaction, long pageId, String flow) {
        Draft draft = find(transaction, pageId, flow);
        CheckView checked = checks.view(caller.language(), transaction, pageId, Written.of(draft));
        return new FlowView(
                line(draft, transaction.flows().publishedAt(pageId).get(draft.id())),
                Written.of(draft).document(),
                checked.problems(),
                checked.findings());
    }

    private static FlowLine line(Draft draft, @Nullable Instant publishedAt) {
        return new FlowLine(
                draft.id(),
                draft.name(),
                draft.kind(),
                draft.revision(),
                draft.savedAt(),
                draft.publishedVersion(),
                publishedAt);
    }
}
