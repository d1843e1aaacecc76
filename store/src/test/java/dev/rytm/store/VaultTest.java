package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.store.Vault.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VaultTest {

    private static final Place HERE = new Place("foreign_token", "token", 7, "anna");

    private final Vault vault = Vault.of(List.of(Vault.newKeyLine("k1")));

    @Test
    void opensWhatItSealed() {
        String sealed = vault.seal("token-ł-1", HERE);

        assertThat(sealed).doesNotContain("token-ł-1").startsWith("k1:");
        assertThat(vault.unseal(sealed, HERE)).isEqualTo("token-ł-1");
        assertThat(vault.unsealBytes(vault.sealBytes(new byte[] {1, 2, 3}, HERE), HERE))
                .containsExactly(1, 2, 3);
    }

    @Test
    void sealsTheSameValueDifferentlyEachTime() {
        assertThat(vault.seal("token", HERE)).isNotEqualTo(vault.seal("token", HERE));
    }

    @Test
    void refusesAValueCopiedIntoAnotherRow() {
        String sealed = vault.seal("token", HERE);

        for (Place elsewhere : List.of(
                new Place("foreign_token", "token", 7, "berta"),
                new Place("foreign_token", "token", 8, "anna"),
                new Place("foreign_token", "other", 7, "anna"),
                new Place("page", "token", 7, "anna"))) {
            assertThatThrownBy(() -> vault.unseal(sealed, elsewhere))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("does not belong there");
        }
    }

    @Test
    void opensWithAnOldKeyAndSealsWithTheNewOne() {
        String old = Vault.newKeyLine("old");
        String sealed = Vault.of(List.of(old)).seal("token", HERE);
        Vault both = Vault.of(List.of(Vault.newKeyLine("new"), old));

        assertThat(both.unseal(sealed, HERE)).isEqualTo("token");
        assertThat(both.seal("token", HERE)).startsWith("new:");
        assertThat(both.keyedHash("chain", "anna"))
                .isEqualTo(Vault.of(List.of(old)).keyedHash("chain", "anna"));
    }

    @Test
    void namesTheKeyThatIsMissing() {
        String sealed = Vault.of(List.of(Vault.newKeyLine("gone"))).seal("token", HERE);

        assertThatThrownBy(() -> vault.unseal(sealed, HERE)).hasMessageContaining("lacks the key gone");
    }

    @Test
    void refusesAKeyFileThatIsNotOne() {
        for (List<String> lines :
                List.of(List.<String>of(), List.of("k1"), List.of("k1:abc"), List.of("K:" + "0".repeat(64)))) {
            assertThatThrownBy(() -> Vault.of(lines)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void noticesAChangedByte() {
        byte[] sealed = vault.sealBytes("token".getBytes(StandardCharsets.UTF_8), HERE);
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> vault.unsealBytes(sealed, HERE)).hasMessageContaining("was changed");
    }
}
