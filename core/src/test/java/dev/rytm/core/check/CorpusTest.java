package dev.rytm.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.flow.Flow;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {

    static Stream<Corpus.Case> cases() {
        return Corpus.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFlowHasItsFindings(Corpus.Case it) {
        boolean tellsPaths = it.expected().stream().anyMatch(line -> line.contains(" via "));
        List<String> found = it.drawing().findings().stream()
                .map(finding -> line(finding, tellsPaths))
                .toList();

        assertThat(found).isEqualTo(it.expected());
    }

    private static String line(Finding finding, boolean withPath) {
        String line = finding.kind() + (finding.step() == null ? "" : " " + finding.step());
        List<String> path = finding.path().stream()
                .map(place ->
                        place.flow().equals(Drawing.MAIN) ? place.step().value() : place.flow() + "." + place.step())
                .toList();
        return withPath && !path.isEmpty() ? line + " via " + String.join(" ", path) : line;
    }

    @Test
    void theCorpusIsLargeAndHasManySafeFlows() {
        assertThat(Corpus.cases()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Corpus.cases().filter(it -> it.expected().isEmpty())).hasSizeGreaterThanOrEqualTo(25);
        assertThat(Corpus.cases().map(Corpus.Case::title)).doesNotHaveDuplicates();
    }

    @Test
    void everyKindOfFindingIsInIt() {
        Set<FindingKind> found = EnumSet.noneOf(FindingKind.class);
        Corpus.cases().flatMap(it -> it.drawing().findings().stream()).forEach(finding -> found.add(finding.kind()));

        assertThat(EnumSet.complementOf(EnumSet.copyOf(found)))
                .as("told in tests of their own: they need large flows")
                .containsExactlyInAnyOrder(FindingKind.TOO_MANY_STEPS_AT_ONCE, FindingKind.TOO_COMPLEX);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFixRemovesItsFinding(Corpus.Case it) {
        for (Finding finding : it.drawing().findings()) {
            if (finding.fix() != null) {
                Drawing fixed = it.drawing();
                Flow before = fixed.main();
                fixed.flows.put(Drawing.MAIN, finding.fix().appliedTo(before));
                assertThat(fixed.findings().stream().map(Finding::id))
                        .as(finding.toString())
                        .doesNotContain(finding.id());
                fixed.flows.put(Drawing.MAIN, before);
            }
        }
    }
}
