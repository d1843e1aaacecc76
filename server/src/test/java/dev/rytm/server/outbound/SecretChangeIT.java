package dev.rytm.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What calls are signed with while their readers take up another secret.
final class SecretChangeIT {

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void afterAChangeBothSecretsSignForAWhile() {
        world.run(transaction -> {
            transaction.webhookSecrets().begin(world.page(), new byte[] {1});
            transaction.webhookSecrets().change(world.page(), new byte[] {2}, Duration.ofHours(1));
        });

        assertThat(world.<List<byte[]>>in(
                        transaction -> transaction.webhookSecrets().signing(world.page())))
                .containsExactly(new byte[] {2}, new byte[] {1});
        world.run(transaction -> transaction
                .statements()
                .update("update webhook_secret set previous_until = clock_timestamp() - interval '1 second'"));
        assertThat(world.<List<byte[]>>in(
                        transaction -> transaction.webhookSecrets().signing(world.page())))
                .containsExactly(new byte[] {2});
    }
}
