package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageDirectoryIT {

    private final Database database = Databases.fresh();
    private final PageDirectory directory = new PageDirectory(database);
    private final long workspace = database.inTransaction(t -> t.workspaces().create("Bakery"));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void knowsWhoseSecretSpeaksForAPage() {
        long page = connect("1001");

        assertThat(directory.page("1001")).contains(new PageDirectory.Address(page, "secret-1001", Set.of("stop")));
        assertThat(directory.page("1002")).isEmpty();
        assertThat(directory.secrets()).containsExactly("secret-1001");
        assertThat(directory.verifyTokens()).containsExactly("verify");
    }

    @Test
    void knowsAPageThatWasConnectedAMomentAgo() {
        assertThat(directory.page("1002")).isEmpty();

        long second = connect("1002");

        assertThat(directory.page("1002")).contains(new PageDirectory.Address(second, "secret-1002", Set.of("stop")));
    }

    private long connect(String metaPageId) {
        return database.inTransaction(t -> {
            long app = t.apps().create(workspace, "77" + metaPageId, "App", "secret-" + metaPageId, "verify");
            Page.Connection connection = new Page.Connection(
                    workspace, app, metaPageId, "Page", "token-" + metaPageId, Instant.parse("2022-09-01T00:00:00Z"));
            Page.Settings settings = new Page.Settings(
                    "PL",
                    ZoneId.of("Europe/Warsaw"),
                    "messenger-2022",
                    null,
                    null,
                    Set.of("stop"),
                    Set.of("start"),
                    null);
            return t.pages().connect(connection, settings).orElseThrow();
        });
    }
}
