package dev.rytm.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaGuardTest {

    @Test
    void standsInFrontOfFormulasOnly() {
        assertThat(List.of("=1+1", "+48 500", "-5", "@x", "\tx", "\rx"))
                .allSatisfy(text -> assertThat(FormulaGuard.on(text)).isEqualTo("'" + text));
        assertThat(FormulaGuard.on("1+1")).isEqualTo("1+1");
        assertThat(FormulaGuard.on("")).isEmpty();
    }

    @Test
    void takesOffNothingElse() {
        assertThat(List.of("'s Gravenhage", "'", "O'-Hara", "=1", ""))
                .allSatisfy(cell -> assertThat(FormulaGuard.off(cell)).isEqualTo(cell));
    }

    @Test
    void everyTextComesBackAsItWas() {
        assertThat(List.of("=1", "'=1", "''+48", "'a", "a", "-", "\t"))
                .allSatisfy(text ->
                        assertThat(FormulaGuard.off(FormulaGuard.on(text))).isEqualTo(text));
    }
}
