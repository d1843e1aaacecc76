package dev.rytm.messenger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyChallengeTest {

    @Test
    void answersWithTheBareChallenge() {
        assertThat(new VerifyChallenge("subscribe", "ours", "1158201444").answer(List.of("old", "ours")))
                .contains("1158201444");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, ours, 1",
                "unsubscribe, ours, 1",
                "SUBSCRIBE, ours, 1",
                "subscribe, -, 1",
                "subscribe, theirs, 1",
                "subscribe, OURS, 1",
                "subscribe, '', 1",
                "subscribe, ours, -",
                "subscribe, ours, ''",
                "subscribe, ours, <script>",
                "subscribe, ours, 'a b'",
            })
    void refusesEverythingElse(String mode, String token, String challenge) {
        assertThat(new VerifyChallenge(mode, token, challenge).answer(List.of("ours", "")))
                .isEmpty();
    }

    @Test
    void refusesWithoutAnyTokenOfOurs() {
        assertThat(new VerifyChallenge("subscribe", "ours", "1").answer(List.of()))
                .isEmpty();
        assertThat(new VerifyChallenge("subscribe", "", "1").answer(List.of("")))
                .isEmpty();
    }

    @Test
    void takesChallengesOfUpToTwoHundredCharacters() {
        assertThat(new VerifyChallenge("subscribe", "ours", "1".repeat(200)).answer(List.of("ours")))
                .isPresent();
        assertThat(new VerifyChallenge("subscribe", "ours", "1".repeat(201)).answer(List.of("ours")))
                .isEmpty();
    }

    @Test
    void keepsTheTokenOutOfLogs() {
        assertThat(new VerifyChallenge("subscribe", "ours", "1").toString()).doesNotContain("ours");
    }
}
