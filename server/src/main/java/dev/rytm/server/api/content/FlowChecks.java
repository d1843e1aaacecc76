package dev.rytm.server.api.content;

import dev.rytm.core.Catalog;
import dev.rytm.core.check.Checker;
import dev.rytm.core.check.Finding;
import dev.rytm.core.check.FindingKind;
import dev.rytm.core.check.Fix;
import dev.rytm.core.check.Severity;
import dev.rytm.core.check.Start;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowCheck;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.sequence.Sequence;
import dev.rytm.core.sequence.Sequence.SequenceStep;
import dev.rytm.server.api.FindingWords;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Refusal.Fault;
import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.server.api.Sentences;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Flows.Draft;
import dev.rytm.store.Transaction;
import dev.rytm.store.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Checks flows against what their page has published, and tells the findings.
public final class FlowChecks {

    private final Catalogs catalogs;
    private final Checker checker;

    public FlowChecks(Catalogs catalogs, Policy policy) {
        this.catalogs = catalogs;
        this.checker = new Checker(policy);
    }

    /// A flow as its author wrote it, and what was read in it.
    record Written(FlowId id, String name, FlowKind kind, Map<String, Object> document, FlowDocument read) {

        static Written of(FlowId id, String name, FlowKind kind, Map<String, Object> document) {
            return new Written(id, name, kind, document, FlowDocument.of(document));
        }

        @SuppressWarnings("unchecked")
        static Written of(Draft draft) {
            return of(draft.id(), draft.name(), draft.kind(), Json.read(draft.document(), Map.class));
        }

        Flow flow(int version) {
            return read.flow(id, version, name, kind);
        }
    }

    record ProblemJson(String pointer, String detail) {}

    /// `problems` keep the flow from being published. `findings` are what the checker says; a step that cannot be read
    /// counts as an end.
    record CheckView(List<ProblemJson> problems, List<FindingJson> findings) {}

    /// `id` stays the same as long as the finding does. `step` is absent if it is about the flow itself; `start` and
    /// `path` tell how people come there, perhaps through other flows.
    record FindingJson(
            String id,
            FindingKind kind,
            Severity severity,
            @Nullable StepId step,
            @Nullable String start,
            List<PlaceJson> path,
            String sentence,
            String remedy,
            @Nullable FixJson fix) {}

    record PlaceJson(FlowId flow, StepId step, String name) {}

    /// An edit of the document that removes the finding: its `entry` then, the steps that are new or changed, and those
    /// that go.
    record FixJson(Fix.Kind kind, String sentence, StepId entry, Map<StepId, Step> changed, List<StepId> removed) {}

    /// What was found, and what it was found in.
    record Checked(Flow flow, Catalog catalog, List<Finding> findings) {

        List<Finding> of(Severity severity) {
            return findings.stream()
                    .filter(finding -> finding.kind().severity() == severity)
                    .toList();
        }
    }

    CheckView view(Locale language, Transaction transaction, long pageId, Written written) {
        List<ProblemJson> problems = problems(language, transaction, pageId, written);
        if (!written.read().isDrawn()) {
            return new CheckView(problems, List.of());
        }
        Checked checked = check(transaction, pageId, written.flow(0));
        return new CheckView(problems, told(language, checked));
    }

    static List<ProblemJson> problems(Locale language, Transaction transaction, long pageId, Written written) {
        return problems(transaction, pageId, written).stream()
                .map(fault -> new ProblemJson(fault.pointer(), Sentences.of(language, fault.sentence())))
                .toList();
    }

    static List<Fault> problems(Transaction transaction, long pageId, Written written) {
        return written.read().problems(written.id(), written.name(), written.kind(), Known.of(transaction, pageId));
    }

    /// Only in a transaction that has changed nothing published: catalogs are remembered.
    Checked check(Transaction transaction, long pageId, Flow flow) {
        Catalog catalog = Objects.requireNonNull(
                catalogs.current(transaction, List.of(pageId)).get(pageId));
        return new Checked(flow, catalog, checker.findings(flow, catalog, Known.of(transaction, pageId)));
    }

    static List<FindingJson> told(Locale language, Checked checked) {
        return checked.findings().stream()
                .map(finding -> told(language, checked, finding))
                .toList();
    }

    /// What is found of a sequence's flows as its turns start them. As `check`, after what changed them.
    List<FindingJson> ofSequence(Locale language, Transaction transaction, long pageId, Sequence sequence) {
        Catalog catalog = Objects.requireNonNull(
                catalogs.current(transaction, List.of(pageId)).get(pageId));
        FlowCheck.Known known = Known.of(transaction, pageId);
        return sequence.steps().stream()
                .map(SequenceStep::flow)
                .distinct()
                .flatMap(id -> catalog.flow(id).stream())
                .flatMap(flow -> {
                    List<Finding> findings = checker.findings(flow, catalog, known).stream()
                            .filter(finding -> isOf(finding, sequence.id()))
                            .toList();
                    return told(language, new Checked(flow, catalog, findings)).stream();
                })
                .toList();
    }

    private static boolean isOf(Finding finding, SequenceId sequence) {
        return finding.kind() == FindingKind.TOPIC_NEVER_ASKED
                ? finding.about().equals(sequence.value())
                : finding.start() instanceof Start.InTurn turn
                        && turn.sequence().equals(sequence);
    }

    private static FindingJson told(Locale language, Checked checked, Finding finding) {
        Start start = finding.start();
        CheckNames names = new CheckNames(checked);
        return new FindingJson(
                finding.id(),
                finding.kind(),
                finding.kind().severity(),
                finding.step(),
                start == null ? null : Sentences.of(language, FindingWords.start(start, names.all())),
                finding.path().stream()
                        .map(place -> new PlaceJson(place.flow(), place.step(), names.step(language, place)))
                        .toList(),
                Sentences.of(language, names.sentence(finding)),
                Sentences.of(language, FindingWords.remedy(finding)),
                told(language, finding.fix()));
    }

    private static @Nullable FixJson told(Locale language, @Nullable Fix fix) {
        return fix == null
                ? null
                : new FixJson(
                        fix.kind(),
                        Sentences.of(language, FindingWords.fix(fix)),
                        fix.entry(),
                        fix.changed(),
                        List.copyOf(fix.removed()));
    }

    /// Refuses to publish while there are errors, or warnings that are not among the acknowledged ones.
    static void requireAcknowledged(Checked checked, List<String> acknowledged) {
        List<Finding> errors = checked.of(Severity.ERROR);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(faults(checked, errors));
        }
        List<Finding> unseen = checked.of(Severity.WARNING).stream()
                .filter(finding -> !acknowledged.contains(finding.id()))
                .toList();
        if (!unseen.isEmpty()) {
            throw new Refusal(409, Sentence.of("flow-warnings"), faults(checked, unseen));
        }
    }

    private static List<Fault> faults(Checked checked, List<Finding> findings) {
        CheckNames names = new CheckNames(checked);
        return findings.stream()
                .map(finding -> new Fault(FlowDocument.pointer(finding.step()), names.sentence(finding)))
                .toList();
    }
}
