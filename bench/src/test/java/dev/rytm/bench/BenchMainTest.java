package dev.rytm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchMainTest {

    @Test
    void measuresSendsWhenNothingElseIsNamed() {
        assertThat(BenchMain.bench(List.of())).isEqualTo("sends");
        assertThat(BenchMain.bench(List.of("--rounds", "1"))).isEqualTo("sends");
        assertThat(BenchMain.bench(List.of("intake", "--rounds", "1"))).isEqualTo("intake");
    }
}
