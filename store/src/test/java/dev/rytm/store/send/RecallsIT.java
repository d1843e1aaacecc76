package dev.rytm.store.send;

import static dev.rytm.store.send.Ledger.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Reason;
import dev.rytm.store.Outbox.Recall;
import dev.rytm.store.SendState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One send that is taken back, and nothing beside it.
final class RecallsIT {

    private final Ledger ledger = new Ledger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void takesBackWhatIsDueOrClaimedButNotWhatIsSending() {
        ledger.sending("anna", "sending");
        ledger.execute("update send set topic_id = 'other' where id = 'sending'");
        ledger.plan("anna", Ledger.notification("claimed"));
        ledger.claimOfOld("claimed", Ledger.LEASE);
        ledger.plan("anna", Ledger.notification("due"), Ledger.notification("other"));

        recall("anna", "sending", "claimed", "due");

        assertThat(ledger.state("sending")).isEqualTo(SendState.SENDING);
        assertThat(ledger.state("claimed")).isEqualTo(SendState.REFUSED);
        assertThat(ledger.state("due")).isEqualTo(SendState.REFUSED);
        assertThat(ledger.state("other")).isEqualTo(SendState.DUE);
        assertThat(ledger.column("due", "reason")).isEqualTo("TOO_LATE");
        assertThat(ledger.told()).containsExactlyInAnyOrder("due refused", "claimed refused");
    }

    @Test
    void takesNothingOfAnybodyElse() {
        ledger.plan("anna", Ledger.notification("hers"));

        recall("berta", "hers");

        assertThat(ledger.state("hers")).isEqualTo(SendState.DUE);
    }

    private void recall(String person, String... sends) {
        List<Recall> orders = Stream.of(sends)
                .map(send -> new Recall(ledger.person(person), send, Reason.TOO_LATE))
                .toList();
        ledger.database.inTransaction(t -> {
            t.outbox().recall(orders, NOON);
            return true;
        });
    }
}
