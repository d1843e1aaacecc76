package dev.rytm.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.check.Checker;
import dev.rytm.core.check.Corpus;
import dev.rytm.core.check.Drawing;
import dev.rytm.core.check.FindingKind;
import dev.rytm.core.policy.Attempt;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.Rules;
import dev.rytm.core.policy.Verdict;
import dev.rytm.core.testing.Chance;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever the checker calls safe, the engine never refuses for a rule of the flow's making.
class SafeFlowsTest {

    private static final int PAGES = 600;
    private static final int PEOPLE = 12;
    private static final int DAYS = 30;
    private static final int SENDS = 10_000;

    /// What is only drawn oddly, or a nuisance: nobody is refused anything.
    private static final Set<FindingKind> HARMLESS = EnumSet.of(
            FindingKind.UNREACHABLE_STEP,
            FindingKind.DEAD_END,
            FindingKind.LOOP_TOO_SHORT,
            FindingKind.DEAD_BUTTON,
            FindingKind.TOPIC_NEVER_ASKED);

    private static boolean isSafe(RandomFlow.Page page, Policy policy) {
        Drawing drawing = page.drawing();
        return page.reached().stream()
                .map(drawing.flows::get)
                .flatMap(flow -> new Checker(policy).findings(flow, drawing.catalog(), drawing.known()).stream())
                .allMatch(finding -> HARMLESS.contains(finding.kind()));
    }

    @Test
    void nothingIsRefusedOfWhatTheCheckerCallsSafe() {
        Chance chance = Chance.of(SafeFlowsTest.class);
        int pages = 0;
        int safe = 0;
        long sent = 0;
        for (; pages < chance.times(PAGES) || sent < SENDS; pages++) {
            RandomFlow.Page page = RandomFlow.draw(chance);
            if (isSafe(page, new Rules())) {
                safe++;
                for (int person = 0; person < PEOPLE; person++) {
                    Visit visit = new Visit(chance, page).live(DAYS);
                    assertThat(visit.refused())
                            .as(() -> page.drawing().flows.toString())
                            .isEmpty();
                    sent += visit.sent();
                }
            }
        }
        System.out.println("SafeFlowsTest: " + safe + " of " + pages + " pages are safe, " + sent + " sends");
        assertThat(100 * safe).isGreaterThanOrEqualTo(30 * pages);
    }

    /// A page that chance drew once: two runs of one person waited at one step, and a tap named no more than the step.
    /// The run that the person had left went on, and the other was there to ask again.
    @Test
    void whoeverBeginsAnewByAButtonIsAskedOnce() {
        Chance chance = Chance.of(SafeFlowsTest.class);
        Drawing drawing = Corpus.named("A flow that begins anew by a button before it asks");
        RandomFlow.Page page =
                new RandomFlow.Page(drawing, RandomFlow.Beginning.KEYWORD, Set.copyOf(drawing.flows.keySet()));
        assertThat(isSafe(page, new Rules())).isTrue();
        for (int person = 0; person < 10 * PEOPLE; person++) {
            assertThat(new Visit(chance, page).live(DAYS).refused()).isEmpty();
        }
    }

    /// The first test must not be content with anything: a checker that is blind to one rule is caught by it. Of the
    /// rarest of these rules one page in 2,500 speaks.
    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"WINDOW_CLOSED", "TOPIC_ASKED_THIS_WEEK", "DUPLICATE_REQUEST"})
    void aCheckerThatIsBlindToOneRuleIsCaught(Reason unseen) {
        Chance chance = Chance.of(SafeFlowsTest.class);
        Rules rules = new Rules();
        Policy blind = (attempt, contact, page, now) -> {
            Verdict verdict = rules.judge(attempt, contact, page, now);
            boolean isUnseen = verdict instanceof Verdict.Refused refused
                    && (refused.reason() == unseen
                            || (unseen == Reason.WINDOW_CLOSED
                                    && refused.reason() == Reason.TOO_LATE
                                    && attempt instanceof Attempt.Ordinary));
            return isUnseen ? new Verdict.Allowed() : verdict;
        };
        List<String> refused = new ArrayList<>();
        for (int n = 0; n < 100 * PAGES && refused.isEmpty(); n++) {
            RandomFlow.Page page = RandomFlow.draw(chance);
            if (isSafe(page, blind) && !isSafe(page, rules)) {
                for (int person = 0; person < PEOPLE; person++) {
                    refused.addAll(new Visit(chance, page).live(DAYS).refused());
                }
            }
        }
        assertThat(refused).isNotEmpty();
    }
}
