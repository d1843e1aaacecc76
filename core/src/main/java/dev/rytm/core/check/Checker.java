package dev.rytm.core.check;

import dev.rytm.core.Catalog;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowCheck;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.flow.FlowProblem;
import dev.rytm.core.flow.Step;
import dev.rytm.core.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells what the rules would refuse of a flow, and what is wrong with its drawing, before anybody enters it.
///
/// It follows exits, waits, subflows, go-tos and the sequences that start the flow, and asks the policy whether what is
/// said on the way may be sent. One person is looked at who takes each way once; what they do beside the flow, or with
/// messages of old, is no flow's making. Nor are brakes, bars, quiet hours and caps.
public final class Checker {

    private final Policy policy;

    public Checker(Policy policy) {
        this.policy = policy;
    }

    /// The findings of a flow as if it were published in this catalog; errors first, then in the order of the steps'
    /// ids. Empty means: nothing is refused for a rule of the flow's making.
    public List<Finding> findings(Flow flow, Catalog catalog, FlowCheck.Known known) {
        Ground ground = new Ground(flow, catalog, known);
        List<Finding> findings = new ArrayList<>(problems(ground));
        if (flow.steps().containsKey(flow.entry()) && flow.steps().size() <= FlowLimits.STEPS_PER_FLOW) {
            findings.addAll(followed(ground));
        }
        return findings.stream()
                .sorted(Comparator.comparing((Finding finding) -> finding.kind().severity())
                        .thenComparing(finding ->
                                finding.step() == null ? "" : finding.step().value())
                        .thenComparing(finding -> finding.kind())
                        .thenComparing(finding -> finding.about()))
                .toList();
    }

    private List<Finding> followed(Ground ground) {
        Links links = new Links(ground);
        Starts starts = new Starts(ground, links);
        Sightings sightings = new Sightings(ground);
        Walk walk =
                new Walk(new Moves(ground, new Rulebook(policy, ground.catalog().page()), sightings));
        boolean complete =
                walk.follow(starts.all().stream().flatMap(starts::states).toList());
        List<Finding> findings = new ArrayList<>(new Shape(ground, links).findings());
        findings.addAll(sightings.findings());
        if (complete) {
            Loops loops = new Loops(ground, walk.positions());
            findings.addAll(loops.loops());
            findings.addAll(new Rounds(ground, walk.positions()).findings());
            loops.longChain().ifPresent(findings::add);
        } else {
            findings.add(new Finding(FindingKind.TOO_COMPLEX, null, "", null, List.of(), List.of(), null, null));
        }
        return findings;
    }

    private static List<Finding> problems(Ground ground) {
        Flow flow = ground.flow();
        return FlowCheck.problems(flow, ground.known()).stream()
                .map(problem -> new Finding(
                        kind(problem.kind()),
                        problem.step(),
                        problem.path(),
                        null,
                        List.of(),
                        problem.step() == null ? List.of() : List.of(ground.name(new Place(flow.id(), problem.step()))),
                        problem,
                        fix(flow, problem)))
                .toList();
    }

    private static @Nullable Fix fix(Flow flow, FlowProblem problem) {
        Step step = problem.step() == null ? null : flow.steps().get(problem.step());
        return Optional.ofNullable(step)
                .filter(_ -> problem.kind() == FlowProblem.Kind.STEP_MISSING)
                .map(new Fixes(flow)::removeLostExits)
                .orElse(null);
    }

    private static FindingKind kind(FlowProblem.Kind kind) {
        return switch (kind) {
            case ENTRY_MISSING,
                    STEP_MISSING,
                    EXIT_UNKNOWN,
                    FLOW_MISSING,
                    NOT_A_SUBFLOW,
                    TOPIC_MISSING,
                    SEQUENCE_MISSING -> FindingKind.MISSING_REFERENCE;
            case MESSAGE -> FindingKind.MESSAGE_LIMIT;
            case NO_STEPS,
                    TOO_MANY_STEPS,
                    STEP_ID_DIFFERS,
                    SPLIT_NOT_100,
                    TOO_MANY,
                    DURATION_OUT_OF_BOUNDS,
                    NAME_EMPTY,
                    NAME_TOO_LONG,
                    CONDITION_TOO_LARGE,
                    VALUE_MISSING,
                    TEXT_EMPTY,
                    TEXT_TOO_LONG,
                    ADDRESS_WRONG -> FindingKind.UNFINISHED;
        };
    }
}
