package dev.rytm.server.api.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rytm.core.IdSource;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Refusal.Fault;
import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.content.FlowChecks.CheckView;
import dev.rytm.server.api.content.FlowChecks.Written;
import dev.rytm.store.Audits;
import dev.rytm.store.FlowTraffic.Totals;
import dev.rytm.store.Flows.Content;
import dev.rytm.store.Flows.Draft;
import dev.rytm.store.Transaction;
import dev.rytm.store.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Flows and subflows: drafts that may be unfinished, and published versions that never change.
@RestController
@RequestMapping("/api/v1/pages/{page}/flows")
public final class FlowRoutes {

    private static final Map<String, Object> EMPTY = Map.of("steps", Map.of());
    private static final Totals NOBODY = new Totals(0, 0);
    private static final int COUNTED_DAYS = 30;

    private final IdSource ids;
    private final InstantSource clock;
    private final FlowChecks checks;

    public FlowRoutes(IdSource ids, InstantSource clock, FlowChecks checks) {
        this.ids = ids;
        this.clock = clock;
        this.checks = checks;
    }

    /// `$schema` is what the export says of itself; nobody reads it.
    record FlowForm(
            @JsonProperty("$schema") @Nullable String schema,
            String name,
            FlowKind kind,
            @Nullable Map<String, Object> document) {}

    /// Absent: in no folder.
    record FolderForm(@Nullable String folder) {}

    /// `revision` is the one that the author started from.
    record SaveForm(long revision, String name, FlowKind kind, Map<String, Object> document) {}

    record DuplicateForm(String name) {}

    @GetMapping
    @Scoped(Scope.CONTENT_READ)
    List<FlowLine> list(Caller caller, @PathVariable String page) {
        return caller.inPage(page, (transaction, id) -> {
            Map<FlowId, Instant> publishedAt = transaction.flows().publishedAt(id);
            LocalDate from =
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(COUNTED_DAYS);
            Map<FlowId, Totals> people = transaction.flowTraffic().ofFlows(id, from);
            return transaction.flows().list(id).stream()
                    .map(draft -> FlowLine.of(draft, publishedAt.get(draft.id()))
                            .with(people.getOrDefault(draft.id(), NOBODY)))
                    .toList();
        });
    }

    /// Without a document an empty draft. What another page exported comes in here too: it may be unfinished, but what
    /// is no flow at all is refused whole.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(Scope.CONTENT_WRITE)
    FlowView create(Caller caller, @PathVariable String page, @RequestBody FlowForm form) {
        Map<String, Object> document = form.document() == null ? EMPTY : form.document();
        FlowId flow = new FlowId(ids.newId());
        Written written = Written.of(flow, form.name(), form.kind(), document);
        requireNone(form.name(), written.read().ofFile());
        return caller.inPage(page, (transaction, id) -> {
            Content content = new Content(form.name(), form.kind(), Json.write(document));
            transaction.flows().insert(id, flow, content, caller.author());
            caller.audit(transaction, id, "flow.create", flow.value());
            return view(caller, transaction, id, written);
        });
    }

    /// Without `findings` nothing is checked, which is most of the time that a large flow takes;
    /// `check` tells them, then.
    @GetMapping("/{flow}")
    @Scoped(Scope.CONTENT_READ)
    FlowView show(
            Caller caller,
            @PathVariable String page,
            @PathVariable String flow,
            @RequestParam(defaultValue = "true") boolean findings) {
        return caller.inPage(page, (transaction, id) -> {
            Draft draft = find(transaction, id, flow);
            Written written = Written.of(draft);
            return findings
                    ? view(caller, transaction, id, written)
                    : new FlowView(
                            line(transaction, id, draft),
                            written.document(),
                            FlowChecks.problems(caller.language(), transaction, id, written),
                            List.of());
        });
    }

    /// A draft may hold anything but a layout that nobody could draw.
    @PutMapping("/{flow}")
    @Scoped(Scope.CONTENT_WRITE)
    FlowView save(Caller caller, @PathVariable String page, @PathVariable String flow, @RequestBody SaveForm form) {
        Written written = Written.of(new FlowId(flow), form.name(), form.kind(), form.document());
        return caller.inPage(page, (transaction, id) -> {
            Draft old = find(transaction, id, flow);
            requireNone(form.name(), written.read().ofLayout());
            Content content = new Content(form.name(), form.kind(), Json.write(form.document()));
            if (!transaction.flows().save(id, old.id(), form.revision(), content, caller.author())) {
                throw overtaken(find(transaction, id, flow));
            }
            auditSave(caller, transaction, id, old, written);
            return view(caller, transaction, id, written);
        });
    }

    /// Each new name is told by itself; that somebody draws, once an hour.
    private static void auditSave(Caller caller, Transaction transaction, long page, Draft old, Written saved) {
        String flow = saved.id().value();
        Map<String, String> renamed = Audits.renamed(old.name(), saved.name());
        if (!renamed.isEmpty()) {
            caller.audit(transaction, new Audits.Entry(page, caller.actor(), "flow.rename", flow, renamed));
        }
        if (renamed.isEmpty() || !Written.of(old).document().equals(saved.document())) {
            caller.auditWork(transaction, page, "flow.save", flow);
        }
    }

    /// A folder is there while a flow is in it.
    @PutMapping("/{flow}/folder")
    @Scoped(Scope.CONTENT_WRITE)
    FlowLine file(Caller caller, @PathVariable String page, @PathVariable String flow, @RequestBody FolderForm form) {
        new Checks().text("/folder", form.folder(), 100).end();
        return caller.inPage(page, (transaction, id) -> {
            FlowId flowId = find(transaction, id, flow).id();
            transaction.flows().file(id, flowId, form.folder());
            caller.audit(transaction, id, "flow.file", flow);
            return line(transaction, id, find(transaction, id, flow));
        });
    }

    private static void requireNone(String name, List<Fault> faults) {
        Checks checks = new Checks().text("/name", name, 100);
        faults.forEach(fault -> checks.add("/document" + fault.pointer(), fault.sentence()));
        checks.end();
    }

    /// The copy lies in the same folder.
    @PostMapping("/{flow}/duplicate")
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(Scope.CONTENT_WRITE)
    FlowView duplicate(
            Caller caller, @PathVariable String page, @PathVariable String flow, @RequestBody DuplicateForm form) {
        return caller.inPage(page, (transaction, id) -> {
            Draft draft = find(transaction, id, flow);
            new Checks().text("/name", form.name(), 100).end();
            FlowId copy = new FlowId(ids.newId());
            Content content = new Content(form.name(), draft.kind(), draft.document());
            transaction.flows().insert(id, copy, content, caller.author());
            transaction.flows().file(id, copy, draft.folder());
            caller.audit(transaction, id, "flow.duplicate", copy.value());
            return view(caller, transaction, id, Written.of(find(transaction, id, copy.value())));
        });
    }

    /// The flow as text: what `create` takes.
    @GetMapping("/{flow}/export")
    @Scoped(Scope.CONTENT_READ)
    FlowForm export(Caller caller, @PathVariable String page, @PathVariable String flow) {
        return caller.inPage(page, (transaction, id) -> {
            Draft draft = find(transaction, id, flow);
            String schema = caller.address() + "/api/v1/flow.schema.json";
            return new FlowForm(
                    schema, draft.name(), draft.kind(), Written.of(draft).document());
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
            caller.audit(transaction, id, "flow.delete", flow);
            transaction.flows().delete(id, found);
            return flow;
        });
    }

    static Draft find(Transaction transaction, long pageId, String flow) {
        if (flow.isBlank()) {
            throw Refusal.notFound();
        }
        return transaction.flows().find(pageId, new FlowId(flow)).orElseThrow(Refusal::notFound);
    }

    /// What whoever saves or publishes an older revision is told.
    static Refusal overtaken(Draft newer) {
        Sentence sentence = newer.savedBy() == null
                ? Sentence.of("draft-changed")
                : Sentence.of("draft-changed-by", newer.savedBy());
        return Refusal.overtaken(sentence, new Refusal.Newer(newer.revision(), newer.savedBy(), newer.savedAt()));
    }

    private FlowView view(Caller caller, Transaction transaction, long pageId, Written written) {
        Draft draft = find(transaction, pageId, written.id().value());
        CheckView checked = checks.view(caller.language(), transaction, pageId, written);
        return new FlowView(
                line(transaction, pageId, draft), written.document(), checked.problems(), checked.findings());
    }

    static FlowLine line(Transaction transaction, long pageId, Draft draft) {
        return FlowLine.of(draft, transaction.flows().publishedAt(pageId).get(draft.id()));
    }
}
