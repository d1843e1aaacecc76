package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rytm.core.contact.FlowId;
import dev.rytm.postgres.testing.TestDatabase;
import dev.rytm.postgres.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens to a feed whose connection dies.
class ChangeFeedIT {

    private static final Duration PATIENCE = ChangeFeed.NOTICED_WITHIN.multipliedBy(3);

    private final TestDatabase base = TestPostgres.fresh("store", Database::migrate);
    private final SilentProxy proxy = new SilentProxy(base.url());
    private final Database database = Database.open(
            new DatabaseConfig(proxy.url(), base.user(), base.password(), 2),
            Vault.of(List.of(Vault.newKeyLine("test"))));
    private final ChangeFeed feed = database.changeFeed();
    private final List<PageChange> heard = new ArrayList<>();
    private int missed;

    private final ChangeFeed.Listener listener = new ChangeFeed.Listener() {

        @Override
        public void changed(PageChange change) {
            heard.add(change);
        }

        @Override
        public void missed() {
            missed++;
        }
    };

    @AfterEach
    void close() {
        proxy.close();
        feed.close();
        database.close();
    }

    /// Somebody else's change, told over a connection of theirs.
    private void tell(String flow) {
        Changes changes = new Changes();
        changes.of(7, Watched.FLOWS, new FlowId(flow).value());
        try (Database other = Databases.open(base)) {
            other.inTransaction(transaction -> transaction
                    .statements()
                    .list(
                            "select pg_notify('rytm_page_change', ?)",
                            row -> row,
                            changes.take().getFirst().toText()));
        }
    }

    private void hear(String flow) {
        feed.relay(listener);
        tell(flow);
        relayUntil(() -> heard.stream()
                .anyMatch(change -> change.things().get(Watched.FLOWS).contains(flow)));
    }

    private void relayUntil(BooleanSupplier wanted) {
        CompletableFuture.runAsync(() -> {
                    while (!wanted.getAsBoolean()) {
                        feed.relay(listener);
                    }
                })
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Test
    void aConnectionThatDiesWithoutAWordIsGivenUpInTimeForAnother() {
        hear("before");
        assertThat(missed).isOne();

        proxy.forget();
        long began = System.nanoTime();
        CompletionException givenUp = catchThrowableOfType(CompletionException.class, () -> relayUntil(() -> false));

        assertThat(givenUp).hasCauseInstanceOf(DatabaseException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ChangeFeed.NOTICED_WITHIN.plusSeconds(2));
        hear("after");
        assertThat(missed).isEqualTo(2);
    }

    @Test
    void aConnectionAtRestIsKept() {
        hear("before");
        long end = System.nanoTime() + ChangeFeed.NOTICED_WITHIN.toNanos();
        relayUntil(() -> System.nanoTime() > end);

        hear("after");
        assertThat(missed).isOne();
    }
}
