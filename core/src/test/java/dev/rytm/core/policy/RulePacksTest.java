package dev.rytm.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Frequency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulePacksTest {

    private static final RulePacks PACKS = RulePacks.builtIn();

    @Test
    void theReferenceExpiresAndAsksAgain() {
        RulePack pack = PACKS.named(RulePacks.REFERENCE).orElseThrow();

        assertThat(pack.expiryMonths())
                .isEqualTo(Map.of(Frequency.DAILY, 6, Frequency.WEEKLY, 9, Frequency.MONTHLY, 12));
        assertThat(pack.cooldown()).isNull();
        assertThat(pack.reOptIn()).isTrue();
        assertThat(pack.frequencySent()).isTrue();
        assertThat(pack.requestLimits()).isEqualTo(new RulePack.RequestLimits(5, 10, 1, 1));
        assertThat(pack.serves()).isEmpty();
    }

    @Test
    void theLaterOnesCoolDownAndDoNotExpire() {
        RulePack pack2023 = PACKS.named("messenger-2023").orElseThrow();
        RulePack pack2025 = PACKS.named("messenger-2025").orElseThrow();

        assertThat(pack2023.cooldown()).isEqualTo(Duration.ofHours(24));
        assertThat(pack2023.serves()).isEmpty();
        assertThat(pack2025.cooldown()).isEqualTo(Duration.ofHours(48));
        assertThat(pack2025.connectedBefore()).isEqualTo("2025-09-01");
        assertThat(pack2025.serves())
                .contains("AU", "JP", "KR", "GB", "UK", "PL")
                .doesNotContain("US", "CH", "NO");
        for (RulePack pack : List.of(pack2023, pack2025)) {
            assertThat(pack.expiryMonths()).isEmpty();
            assertThat(pack.reOptIn()).isFalse();
            assertThat(pack.frequencySent()).isFalse();
        }
    }

    @Test
    void theNewestPackOfADayIsTheOneWhoseDatesContainIt() {
        assertThat(newest("2022-05-18")).isNull();
        assertThat(newest("2022-05-19")).isEqualTo("messenger-2022");
        assertThat(newest("2023-02-01")).isEqualTo("messenger-2022");
        assertThat(newest("2023-02-02")).isEqualTo("messenger-2023");
        assertThat(newest("2025-08-31")).isEqualTo("messenger-2023");
        assertThat(newest("2025-09-01")).isEqualTo("messenger-2025");
        assertThat(newest("2031-01-01")).isEqualTo("messenger-2025");
    }

    @Test
    void anOperatorsPackJoinsAndWinsWhenItIsNewer() {
        RulePack ours = RulePackFile.parse("ours-2026", """
                source = our lawyers
                from = 2026-02-10
                re-opt-in = false
                frequency-sent = false
                requests.per-day = 1
                requests.per-week = 2
                requests.per-subject-a-week = 1
                requests.per-title-a-week = 1
                """);

        assertThat(PACKS.with(List.of(ours)).newestOn(LocalDate.of(2026, 11, 23)))
                .contains(ours);
        assertThat(PACKS.with(List.of(ours)).named("messenger-2022")).isPresent();
    }

    /// The sample on the page about rules is the reference, with a source of its own.
    @Test
    void theSampleInTheDocumentationIsThePackOf2022() throws IOException {
        String page = Files.readString(Path.of("../docs/platform/rules-of-notifications.md"));
        int start = page.indexOf("```properties") + "```properties".length();
        RulePack sample = RulePackFile.parse("messenger-2022", page.substring(start, page.indexOf("```", start)));
        RulePack reference = PACKS.named("messenger-2022").orElseThrow();

        assertThat(sample).usingRecursiveComparison().ignoringFields("source").isEqualTo(reference);
    }

    private static @Nullable String newest(String day) {
        return PACKS.newestOn(LocalDate.parse(day)).map(RulePack::name).orElse(null);
    }
}
