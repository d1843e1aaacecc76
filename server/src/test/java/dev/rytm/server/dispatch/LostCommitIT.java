package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.notification;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.store.Database;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.send.Claim;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The connection breaks while an intent commits.
final class LostCommitIT {

    private final Stage stage = new Stage();
    private final CuttingProxy proxy = new CuttingProxy(stage.server.url());
    private final Database through = stage.open(proxy.url());
    private final Node node = stage.node(Stage.TIMINGS, through);

    @BeforeEach
    void plan() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
    }

    @AfterEach
    void close() {
        stage.close();
        through.close();
        proxy.close();
    }

    @Test
    void callsOnceWhenTheLedgerConfirmsTheIntent() {
        List<Claim> claims = node.claimant.claim();
        proxy.cutAt(CuttingProxy.Cut.AFTER_COMMIT);

        List<Order> orders = node.intend(claims);
        node.calls.begin(orders);
        node.settle();

        assertThat(orders).hasSize(1);
        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(stage.graph.received).hasSize(1);
        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
    }

    @Test
    void callsNobodyWhenTheIntentWasNotCommitted() {
        List<Claim> claims = node.claimant.claim();
        proxy.cutAt(CuttingProxy.Cut.BEFORE_COMMIT);

        assertThat(node.intend(claims)).isEmpty();

        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(stage.graph.received).isEmpty();
        assertThat(stage.state("s1")).isEqualTo("DUE");
    }

    @Test
    void callsNobodyWhenTheLedgerCannotBeAsked() {
        List<Claim> claims = node.claimant.claim();
        proxy.cutAt(CuttingProxy.Cut.EVERYTHING);

        assertThatThrownBy(() -> node.intend(claims)).isInstanceOf(DatabaseException.class);

        assertThat(stage.graph.received).isEmpty();
    }
}
