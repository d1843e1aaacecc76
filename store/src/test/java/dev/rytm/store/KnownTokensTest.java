package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownTokensTest {

    private static final String OLD = Vault.newKeyLine("old");
    private static final String NEW = Vault.newKeyLine("new");
    private static final Vault.Place ANNA = new Vault.Place("contact", "state", 7, "anna");
    private static final Vault.Place BERTA = new Vault.Place("contact", "state", 7, "berta");

    private final Vault vault = Vault.of(List.of(NEW, OLD));
    private final KnownTokens tokens = new KnownTokens(vault, ANNA);

    @Test
    void closesATokenAsItWasClosed() {
        String closed = vault.seal("token", ANNA);

        assertThat(tokens.open(closed)).isEqualTo("token");
        assertThat(tokens.close("token")).isEqualTo(closed);
        assertThat(tokens.close("other")).isNotEqualTo(closed).isEqualTo(tokens.close("other"));
        assertThat(vault.unseal(tokens.close("other"), ANNA)).isEqualTo("other");
    }

    @Test
    void closesAnewWhatAnOlderKeyClosed() {
        String closed = Vault.of(List.of(OLD)).seal("token", ANNA);

        assertThat(tokens.open(closed)).isEqualTo("token");
        assertThat(tokens.close("token")).startsWith("new:");
    }

    @Test
    void servesAPersonOfManyTokens() {
        for (int i = 0; i < 100; i++) {
            assertThat(tokens.open(tokens.close("token-" + i))).isEqualTo("token-" + i);
        }
    }

    @Test
    void opensNothingOfSomebodyElse() {
        assertThatThrownBy(() -> tokens.open(vault.seal("token", BERTA))).isInstanceOf(IllegalStateException.class);
    }
}
