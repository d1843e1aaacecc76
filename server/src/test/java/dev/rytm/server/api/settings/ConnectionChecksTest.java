package dev.rytm.server.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.messenger.graph.Reply;
import dev.rytm.server.api.settings.ConnectionChecks.Check;
import dev.rytm.server.api.settings.ConnectionChecks.Facts;
import dev.rytm.server.api.settings.ConnectionChecks.Remedy;
import dev.rytm.server.api.settings.ConnectionChecks.State;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionChecksTest {

    private static final Facts FACTS = new Facts(true, null, Locale.ENGLISH);
    private static final Reply<String> SILENCE = new Reply.NoAnswer<>("timed out");

    @Test
    void silenceOfMetaSaysNothingOfTheToken() {
        ConnectionChecks checks = ConnectionChecks.of(SILENCE, Set.of("messages"), FACTS);

        assertThat(checks.token().state()).isEqualTo(State.UNKNOWN);
        assertThat(checks.token().remedy()).isEqualTo(Remedy.CHECK_AGAIN);
        assertThat(checks.subscription().state()).isEqualTo(State.UNKNOWN);
        assertThat(checks.subscription().remedy()).isNull();
    }

    /// Nothing goes out until there is a new one, whatever Meta says now.
    @Test
    void aTokenThatMetaRefusedOnceIsToBeReplacedAlsoWhileMetaIsSilent() {
        ConnectionChecks checks =
                ConnectionChecks.of(SILENCE, Set.of("messages"), new Facts(false, null, Locale.ENGLISH));

        assertThat(checks.token().state()).isEqualTo(State.BROKEN);
        assertThat(checks.token().remedy()).isEqualTo(Remedy.NEW_TOKEN);
    }

    @Test
    void aSubscriptionThatMetaDidNotTakeIsTriedAgain() {
        Check subscription = ConnectionChecks.of(SILENCE, Set.of("messages"), FACTS)
                .refused(Locale.ENGLISH)
                .subscription();

        assertThat(subscription.sentence()).startsWith("The subscription did not succeed.");
        assertThat(subscription.remedy()).isEqualTo(Remedy.SUBSCRIBE);
    }
}
