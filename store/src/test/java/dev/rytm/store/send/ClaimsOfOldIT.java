package dev.rytm.store.send;

import static dev.rytm.store.send.Ledger.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.store.SendState;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows that a version before this one has claimed: its nodes may still run, or may have crashed.
final class ClaimsOfOldIT {

    private final Ledger ledger = new Ledger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void isLeftToAnOlderNodeWhileItsLeaseRuns() {
        ledger.plan("anna", Ledger.notification("s1"));
        ledger.claimOfOld("s1", Ledger.LEASE);

        assertThat(ledger.claim(10)).isEmpty();
    }

    @Test
    void isTakenFromAnOlderNodeWithAHigherFenceWhenItsLeaseIsOver() {
        ledger.plan("anna", Ledger.notification("s1"));
        ledger.claimOfOld("s1", Duration.ofMillis(-1));

        Claim claim = ledger.claim(10).getFirst();

        assertThat(claim.state()).isEqualTo(SendState.CLAIMED);
        assertThat(ledger.send(ledger.intent(claim))).containsExactly("20220801.2.s1");
    }

    @Test
    void writesNoIntentWhenAnOlderNodeTookTheRowMeanwhile() {
        ledger.plan("anna", Ledger.notification("s1"), Ledger.planned("s2", Kind.MESSAGE, NOON, NOON.plusSeconds(9)));
        ledger.claimOfOld("s2", Duration.ofMillis(-1));
        Intent[] intents = ledger.claim(10).stream().map(ledger::intent).toArray(Intent[]::new);
        assertThat(intents).hasSize(2);
        ledger.claimOfOld("s1", Ledger.LEASE);
        ledger.claimOfOld("s2", Ledger.LEASE);

        assertThat(ledger.send(intents)).isEmpty();
        assertThat(ledger.state("s1")).isEqualTo(SendState.CLAIMED);
        assertThat(ledger.state("s2")).isEqualTo(SendState.CLAIMED);
    }
}
