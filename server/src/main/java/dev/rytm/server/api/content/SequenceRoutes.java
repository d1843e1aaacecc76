package dev.rytm.server.api.content;

import static java.util.stream.Collectors.toSet;

import dev.rytm.core.IdSource;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.sequence.Sequence;
import dev.rytm.core.sequence.Sequence.SequenceStep;
import dev.rytm.core.sequence.SequenceCheck;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Refusal.Fault;
import dev.rytm.server.api.Revisions;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.content.FlowChecks.FindingJson;
import dev.rytm.store.Audits;
import dev.rytm.store.Flows.Draft;
import dev.rytm.store.SendReports.StepCount;
import dev.rytm.store.Sequences.Stored;
import dev.rytm.store.Transaction;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/// Which flow goes out in which turn of a topic.
@RestController
@RequestMapping("/api/v1/pages/{page}/sequences")
public final class SequenceRoutes {

    private static final int USUAL_DAYS = 28;
    private static final int MOST_DAYS = 90;

    private final IdSource ids;
    private final InstantSource clock;
    private final Runnable processBell;
    private final FlowChecks checks;

    public SequenceRoutes(IdSource ids, InstantSource clock, Runnable processBell, FlowChecks checks) {
        this.checks = checks;
        this.ids = ids;
        this.clock = clock;
        this.processBell = processBell;
    }

    /// A sequence as it is sent to us. Steps keep the ids that their author gave them. `revision` is the one
    /// that the author started from; a new sequence has none. `wakeFinished` (absent: no) asks that those who
    /// finished it go on with the steps added by this change.
    record SequenceForm(
            @Nullable Long revision,
            TopicId topic,
            String name,
            List<SequenceStep> steps,
            LocalTime time,
            @Nullable DayOfWeek weekday,
            @Nullable Integer dayOfMonth,
            boolean enrolOnOptIn,
            boolean repeats,
            @Nullable Boolean wakeFinished) {

        Sequence sequence(SequenceId id) {
            return new Sequence(id, topic, name, steps, time, weekday, dayOfMonth, enrolOnOptIn, repeats);
        }
    }

    /// `findings` are what the checker says of its flows as these turns start them; a list does not tell them.
    record SequenceView(
            Sequence sequence,
            boolean paused,
            long revision,
            @Nullable List<FindingJson> findings) {}

    record BrakeForm(boolean paused) {}

    /// A step that sent nothing is absent.
    record ReportView(LocalDate from, List<StepCount> steps) {}

    @GetMapping
    @Scoped(Scope.CONTENT_READ)
    List<SequenceView> list(Caller caller, @PathVariable String page) {
        return caller.inPage(
                page,
                (transaction, id) -> transaction.sequences().list(id).stream()
                        .map(SequenceRoutes::view)
                        .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(Scope.CONTENT_WRITE)
    SequenceView create(Caller caller, @PathVariable String page, @RequestBody SequenceForm form) {
        return checked(caller, page, caller.inPage(page, (transaction, id) -> {
            Sequence sequence = form.sequence(new SequenceId(ids.newId()));
            check(transaction, id, sequence);
            transaction.sequences().insert(id, sequence);
            caller.audit(transaction, id, "sequence.create", sequence.id().value());
            return view(find(transaction, id, sequence.id().value()));
        }));
    }

    @GetMapping("/{sequence}")
    @Scoped(Scope.CONTENT_READ)
    SequenceView show(Caller caller, @PathVariable String page, @PathVariable String sequence) {
        return checked(caller, page, caller.inPage(page, (transaction, id) -> view(find(transaction, id, sequence))));
    }

    /// Changes the revision that is named; refused if somebody else has changed it since.
    @PutMapping("/{sequence}")
    @Scoped(Scope.CONTENT_WRITE)
    SequenceView change(
            Caller caller, @PathVariable String page, @PathVariable String sequence, @RequestBody SequenceForm form) {
        SequenceView changed = caller.inPage(page, (transaction, id) -> {
            Stored old = find(transaction, id, sequence);
            Sequence next = form.sequence(old.sequence().id());
            check(transaction, id, next);
            long revision = Revisions.named(form.revision());
            if (!next.topic().equals(old.sequence().topic())) {
                throw Refusal.invalid(List.of(Fault.of("/topic", "sequence-topic-fixed")));
            }
            if (Boolean.TRUE.equals(form.wakeFinished())) {
                transaction.sequences().wake(id, old.sequence(), clock.instant());
            }
            if (!transaction.sequences().change(id, next, revision)) {
                throw Revisions.stale();
            }
            Map<String, String> renamed = Audits.renamed(old.sequence().name(), next.name());
            caller.audit(transaction, new Audits.Entry(id, caller.actor(), "sequence.change", sequence, renamed));
            return view(find(transaction, id, sequence));
        });
        processBell.run();
        return checked(caller, page, changed);
    }

    /// In a transaction of its own, as catalogs are remembered.
    private SequenceView checked(Caller caller, String page, SequenceView kept) {
        return caller.inPage(
                page,
                (transaction, id) -> new SequenceView(
                        kept.sequence(),
                        kept.paused(),
                        kept.revision(),
                        checks.ofSequence(caller.language(), transaction, id, kept.sequence())));
    }

    @PutMapping("/{sequence}/brake")
    @Scoped(Scope.SENDS_WRITE)
    SequenceView brake(
            Caller caller, @PathVariable String page, @PathVariable String sequence, @RequestBody BrakeForm form) {
        return checked(caller, page, caller.inPage(page, (transaction, id) -> {
            Stored found = find(transaction, id, sequence);
            transaction.sequences().pause(id, found.sequence().id(), form.paused());
            caller.audit(transaction, id, form.paused() ? "sequence.pause" : "sequence.resume", sequence);
            return view(find(transaction, id, sequence));
        }));
    }

    @DeleteMapping("/{sequence}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.CONTENT_WRITE)
    void delete(Caller caller, @PathVariable String page, @PathVariable String sequence) {
        caller.inPage(page, (transaction, id) -> {
            SequenceId found = find(transaction, id, sequence).sequence().id();
            List<String> dependants = Dependants.ofSequence(transaction, id, found);
            if (!dependants.isEmpty()) {
                throw Refusal.conflict("depended-on", String.join(", ", dependants));
            }
            caller.audit(transaction, id, "sequence.delete", sequence);
            transaction.sequences().delete(id, found);
            return sequence;
        });
    }

    /// What became of each step's notifications lately: of periods that began within so many `days` (28 unless told).
    @GetMapping("/{sequence}/report")
    @Scoped(Scope.SENDS_READ)
    ReportView report(
            Caller caller,
            @PathVariable String page,
            @PathVariable String sequence,
            @RequestParam(required = false) @Nullable Integer days) {
        int back = days == null ? USUAL_DAYS : days;
        if (back < 1 || back > MOST_DAYS) {
            throw Refusal.badRequest("parameter-range", "days", 1, MOST_DAYS);
        }
        LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(back);
        return caller.inPage(page, (transaction, id) -> {
            SequenceId found = find(transaction, id, sequence).sequence().id();
            return new ReportView(from, transaction.sendReports().steps(id, found, from));
        });
    }

    private static Stored find(Transaction transaction, long pageId, String sequence) {
        if (sequence.isBlank()) {
            throw Refusal.notFound();
        }
        return transaction.sequences().find(pageId, new SequenceId(sequence)).orElseThrow(Refusal::notFound);
    }

    /// A sequence runs unattended, so its flows must be published.
    private static void check(Transaction transaction, long pageId, Sequence sequence) {
        Set<TopicId> topics = transaction.topics().list(pageId).stream()
                .map(stored -> stored.topic().id())
                .collect(toSet());
        Set<FlowId> flows = transaction.flows().list(pageId).stream()
                .filter(flow -> flow.kind() == FlowKind.FLOW && flow.publishedVersion() != null)
                .map(Draft::id)
                .collect(toSet());
        Checks checks = new Checks().text("/name", sequence.name(), 100);
        SequenceCheck.problems(sequence, topics, flows)
                .forEach(problem -> checks.add(
                        "/" + problem.path().replaceAll("\\[(\\d+)]", "/$1").replace('.', '/'),
                        "SequenceProblem",
                        problem.sentence()));
        checks.end();
    }

    private static SequenceView view(Stored stored) {
        return new SequenceView(stored.sequence(), stored.paused(), stored.revision(), null);
    }
}
