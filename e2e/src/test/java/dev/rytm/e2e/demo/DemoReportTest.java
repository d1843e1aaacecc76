package dev.rytm.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.demo.Account.Ends;
import dev.rytm.e2e.demo.DemoReport.Run;
import dev.rytm.e2e.demo.DemoReport.Zeros;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoReportTest {

    private static final List<String> NO = List.of();
    private static final List<String> ONE = List.of("a case");

    @Test
    void theLastLineHasItsForm() {
        assertThat(Reports.good().lastLine())
                .isEqualTo(
                        "demo: planned=3008 sent=3000 refused=5 failed=1 unknown=2 double=0 after_stop=0 outside_rules=0 lost=0 ok");
    }

    @Test
    void everyFigureAndTheLedgerMustBeEmpty() {
        Account account = Reports.good().account();

        assertThat(List.of(
                        new Zeros(ONE, NO, NO, NO),
                        new Zeros(NO, ONE, NO, NO),
                        new Zeros(NO, NO, ONE, NO),
                        new Zeros(NO, NO, NO, ONE)))
                .allMatch(zeros -> !Reports.of(account, Reports.FULL, zeros, NO).ok());
        assertThat(Reports.of(account, Reports.FULL, Reports.ZEROS, ONE).ok()).isFalse();
        assertThat(Reports.good().ok()).isTrue();
    }

    @Test
    void theAccountMustBalance() {
        assertThat(Reports.of(new Ends(3_000, 5, 1, 1, 0), Reports.NONE).ok()).isFalse();
        assertThat(Reports.of(new Ends(3_000, 5, 1, 3, 0), Reports.NONE).ok()).isFalse();
        assertThat(Reports.of(new Ends(2_999, 6, 1, 2, 0), Reports.NONE).ok()).isFalse();
    }

    @Test
    void noMoreThanTwoInAThousandMayStayUnknown() {
        assertThat(Reports.of(new Ends(3_000, 2, 0, 6, 0), Reports.NONE).ok()).isTrue();
        assertThat(Reports.of(new Ends(3_000, 1, 0, 7, 0), Reports.NONE).ok()).isFalse();
    }

    @Test
    void noRowOfAnyKindMayBeOpen() {
        assertThat(Reports.of(new Ends(3_000, 5, 1, 2, 1), Reports.NONE).ok()).isFalse();
        assertThat(Reports.of(new Ends(3_000, 5, 1, 2, 0), new Ends(9, 0, 0, 0, 1))
                        .ok())
                .isFalse();
        assertThat(Reports.of(new Ends(3_000, 5, 1, 2, 0), new Ends(9, 0, 0, 0, 0))
                        .ok())
                .isTrue();
    }

    @Test
    void aWholeLifeHasEverythingInIt() {
        Account account = Reports.good().account();
        Content noStop = new Content(Map.of("stop", 0L, Content.CLOCK, 2L));
        Content oneChange = new Content(Map.of("stop", 1L, Content.CLOCK, 1L));
        Run part = new Run(Instant.EPOCH, 3_000, false, List.of());

        assertThat(Reports.of(account, noStop, Reports.ZEROS, NO).ok()).isFalse();
        assertThat(Reports.of(account, oneChange, Reports.ZEROS, NO).ok()).isFalse();
        assertThat(new DemoReport(part, account, noStop, Reports.ZEROS, NO).ok())
                .isTrue();
    }

    @Test
    void eachKindHasALineAndTheLastOneIsTheVerdict() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Reports.of(new Ends(3_000, 5, 1, 2, 0), new Ends(9, 4, 0, 1, 2))
                .print(new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .contains("  not ended (must be 0)                    2")
                .contains("demo: window messages: planned=16 sent=9 refused=4 failed=0 unknown=1")
                .contains("demo: requests: planned=0 sent=0 refused=0 failed=0 unknown=0")
                .last()
                .asString()
                .endsWith("lost=0 FAILED");
    }
}
