package dev.rytm.e2e.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The guide of the flow builder names for each clause the test that proves it: each is there.
class GuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "guide", "flow-builder.en.md");
    private static final String NOT_YET = "not yet";

    /// A clause and what stands beside it.
    record Row(String clause, String proof) {}

    static List<Row> rows() throws IOException {
        return Files.readAllLines(GUIDE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Clause "))
                .map(line -> line.split(" \\| | \\|$"))
                .map(cells -> new Row(cells[0].substring(2), cells[1]))
                .toList();
    }

    @Test
    void theTableIsThere() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(40);
        assertThat(rows()).extracting(Row::clause).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTestOfAClauseIsThere(Row row) throws ClassNotFoundException {
        if (row.proof().equals(NOT_YET)) {
            return;
        }
        String[] name = row.proof().replace("`", "").split("#", -1);
        Class<?> home = Class.forName(GuideTest.class.getPackageName() + "." + name[0]);

        assertThat(Arrays.stream(home.getDeclaredMethods()).filter(GuideTest::isTest))
                .extracting(Method::getName)
                .contains(name[1]);
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }
}
