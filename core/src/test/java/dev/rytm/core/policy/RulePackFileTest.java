package dev.rytm.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.core.contact.Frequency;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulePackFileTest {

    private static final String WHOLE = """
            source = a page of Meta's
            from = 2022-05-19
            until = 2023-02-01
            cooldown = PT24H
            expiry.daily = 6
            expiry.weekly = 9
            expiry.monthly = 12
            re-opt-in = true
            frequency-sent = false
            requests.per-day = 5
            requests.per-week = 10
            requests.per-subject-a-week = 1
            requests.per-title-a-week = 2
            serves = PL DE
            connected-before = 2025-09-01
            """;

    @Test
    void readsEveryKey() {
        assertThat(RulePackFile.parse("ours", WHOLE))
                .isEqualTo(new RulePack(
                        "ours",
                        "a page of Meta's",
                        LocalDate.of(2022, 5, 19),
                        LocalDate.of(2023, 2, 1),
                        Duration.ofHours(24),
                        Map.of(Frequency.DAILY, 6, Frequency.WEEKLY, 9, Frequency.MONTHLY, 12),
                        true,
                        false,
                        new RulePack.RequestLimits(5, 10, 1, 2),
                        Set.of("PL", "DE"),
                        LocalDate.of(2025, 9, 1)));
    }

    @Test
    void namesEveryProblemAtOnceWithItsRemedy() {
        assertThatThrownBy(
                        () -> RulePackFile.parse("Ours", "from = May\nre-opt-in = yes\ncooldown = -PT1H\nform = x\n"))
                .isInstanceOf(InvalidRulePack.class)
                .hasMessageContainingAll(
                        "rename the file.",
                        "The key source is missing; give a sentence or address",
                        "The key from is \"May\"; give a date such as 2022-05-19.",
                        "The key re-opt-in is \"yes\"; give true or false.",
                        "The key cooldown is \"-PT1H\"; give a duration up to 31 days such as PT24H.",
                        "The key requests.per-day is missing; give a number from 1 to 1000.",
                        "The key form is unknown; remove it or correct its spelling.");
    }

    @Test
    void expiryIsGivenForAllFrequenciesOrNone() {
        assertThatThrownBy(() -> RulePackFile.parse("ours", WHOLE.replace("expiry.weekly = 9\n", "")))
                .hasMessageContaining("give all or none");
    }

    @Test
    void nothingIsAskedAgainThatDoesNotExpire() {
        assertThatThrownBy(() -> RulePackFile.parse("ours", WHOLE.replaceAll("expiry.*\n", "")))
                .hasMessageContaining("The key re-opt-in is true though nothing expires");
    }

    @Test
    void datesAreInOrder() {
        assertThatThrownBy(() -> RulePackFile.parse("ours", WHOLE.replace("until = 2023-02-01", "until = 2022-05-18")))
                .hasMessageContaining("The key until is before from");
    }

    @Test
    void numbersAreJudgedOnBothSidesOfTheirBounds() {
        assertThat(RulePackFile.parse("ours", WHOLE.replace("per-day = 5", "per-day = 1000"))
                        .requestLimits()
                        .perDay())
                .isEqualTo(1000);
        for (String wrong : new String[] {"0", "1001", "five", "-1"}) {
            assertThatThrownBy(() -> RulePackFile.parse("ours", WHOLE.replace("per-day = 5", "per-day = " + wrong)))
                    .hasMessageContaining("requests.per-day is \"" + wrong + "\"");
        }
    }

    @Test
    void countriesAreTwoCapitalLetters() {
        assertThatThrownBy(() -> RulePackFile.parse("ours", WHOLE.replace("PL DE", "PL Germany")))
                .hasMessageContaining("give two-letter codes such as PL, separated by spaces.");
    }

    @Test
    void aBrokenEscapeIsASentenceToo() {
        assertThatThrownBy(() -> RulePackFile.parse("ours", "source = \\u12"))
                .isInstanceOf(InvalidRulePack.class)
                .hasMessageContaining("write the letter itself");
    }
}
