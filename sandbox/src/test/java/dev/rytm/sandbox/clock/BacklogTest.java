package dev.rytm.sandbox.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacklogTest {

    private static final Instant STANDS_AT = Instant.parse("2022-06-01T10:00:00.701Z");

    @ParameterizedTest
    @CsvSource({
        "2022-06-01T10:00:00.700999999Z, false",
        "2022-06-01T10:00:00.701Z, true",
        "2022-06-01T10:00:00.701127695Z, true",
        "2022-06-01T10:00:01.700999999Z, true",
        "2022-06-01T10:00:01.701Z, false",
    })
    void theProductsWordCountsOnceItHasSeenTheInstantAtWhichARunningClockWasStopped(Instant seen, boolean counts) {
        assertThat(new Backlog(seen, true, null, "").quietAt(STANDS_AT)).isEqualTo(counts);
    }

    @Test
    void aProductThatHasWorkOrDoesNotAnswerIsNotQuiet() {
        assertThat(new Backlog(STANDS_AT, false, null, "").quietAt(STANDS_AT)).isFalse();
        assertThat(Backlog.unknown("nobody answers").quietAt(STANDS_AT)).isFalse();
    }
}
