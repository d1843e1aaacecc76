package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.check.FindingKind;
import dev.rytm.core.check.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The guide's table of findings is whole.
class FindingsGuideTest {

    @ParameterizedTest
    @CsvSource({"en, error, warning", "pl, błąd, ostrzeżenie"})
    void everyKindHasARowWithItsWeight(String language, String error, String warning) throws IOException {
        String guide = Files.readString(Path.of("../docs/guide/flow-checker." + language + ".md"));
        List<String> expected = Stream.of(FindingKind.values())
                .map(kind -> "`" + kind + "` " + (kind.severity() == Severity.ERROR ? error : warning))
                .toList();

        assertThat(guide.lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("\\|"))
                        .map(cells -> cells[1].strip() + " " + cells[2].strip()))
                .containsExactlyElementsOf(expected);
    }
}
