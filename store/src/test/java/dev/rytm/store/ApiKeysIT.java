package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.store.ApiKeys.ApiKey;
import dev.rytm.store.ApiKeys.Bearer;
import dev.rytm.store.ApiKeys.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeysIT {

    private final Database database = Databases.fresh();
    private final long workspace = database.inTransaction(t -> t.workspaces().create("Bakery"));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aKeyEndsAtItsInstantAndItsUseIsNoted() {
        String key = database.inTransaction(t -> t.apiKeys().create(workspace, "robot", Set.of("read"), 30));
        ApiKey unused = bearer(key).orElseThrow().key();
        ApiKey used = bearer(key).orElseThrow().key();

        assertThat(Duration.between(unused.createdAt(), unused.expiresAt()))
                .isBetween(Duration.ofDays(29), Duration.ofDays(31));
        assertThat(unused.lastUsedAt()).isNull();
        assertThat(used.lastUsedAt()).isNotNull();
        sql("update api_key set expires_at = clock_timestamp() + interval '1 minute'");
        assertThat(bearer(key)).isPresent();
        sql("update api_key set expires_at = clock_timestamp()");
        assertThat(database.<Proof>inTransaction(t -> t.apiKeys().prove(key))).isInstanceOf(Proof.Expired.class);
        assertThat(bearer(key.substring(0, key.length() - 1) + (key.endsWith("0") ? "1" : "0")))
                .isEmpty();
    }

    @Test
    void aKeyLivesTwoYearsAtMost() {
        assertThat(database.<String>inTransaction(t -> t.apiKeys().create(workspace, "robot", Set.of("read"), 730)))
                .isNotBlank();
        for (int days : new int[] {0, 731}) {
            assertThatThrownBy(() ->
                            database.inTransaction(t -> t.apiKeys().create(workspace, "robot", Set.of("read"), days)))
                    .hasMessageContaining("from 1 to 730 days");
        }
    }

    /// Sending and exporting became rights of their own: who had everything has everything, and nobody else gets more.
    @Test
    void keysThatHadEveryRightKeepEveryRight() throws IOException {
        Set<String> all = Set.of(
                "settings-read",
                "settings-write",
                "content-read",
                "content-write",
                "contacts-read",
                "contacts-write",
                "sends-read",
                "keys-write");
        Set<String> fewer = new HashSet<>(all);
        fewer.remove("settings-write");
        String whole = database.inTransaction(t -> t.apiKeys().create(workspace, "whole", all));
        String narrow = database.inTransaction(t -> t.apiKeys().create(workspace, "narrow", fewer));
        String migration =
                Files.readString(Path.of("src/main/resources/db/migration/V083__rights_to_send_and_export.sql"));

        sql(migration);
        sql(migration);

        assertThat(bearer(whole).orElseThrow().key().scopes())
                .hasSize(10)
                .containsAll(all)
                .contains("sends-write", "contacts-export");
        assertThat(bearer(narrow).orElseThrow().key().scopes()).isEqualTo(fewer);
    }

    @Test
    void keysDieWithTheirWorkspace() {
        long other = database.inTransaction(t -> t.workspaces().create("Other"));
        String key = database.inTransaction(t -> t.apiKeys().create(other, "robot", Set.of("read")));

        assertThat(bearer(key)).isPresent();
        sql("delete from workspace where workspace_id = ?", other);
        assertThat(bearer(key)).isEmpty();
    }

    private void sql(String statement, Object... parameters) {
        database.inTransaction(t -> t.statements().update(statement, parameters));
    }

    private Optional<Bearer> bearer(String key) {
        return database.inTransaction(t -> t.apiKeys().prove(key)) instanceof Proof.Good good
                ? Optional.of(good.bearer())
                : Optional.empty();
    }
}
