package dev.rytm.server.api.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.core.policy.Verdict;
import dev.rytm.core.trial.Input;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Callers;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.world.World;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Flows;
import dev.rytm.store.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Trials that take long: here each lasts until the test lets it go on.
class FlowTrialRoutesIT {

    private static final int CONNECTIONS = 8;

    private final World world = new World();
    private final CountDownLatch playing = new CountDownLatch(FlowTrialRoutes.MOST_AT_ONCE);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final FlowTrialRoutes routes =
            new FlowTrialRoutes(new Catalogs(RulePacks.builtIn().byName()), slow(), InstantSource.fixed(World.START));
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    private Policy slow() {
        return (attempt, contact, page, now) -> {
            playing.countDown();
            try {
                assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Verdict.Allowed();
        };
    }

    @BeforeEach
    void drawAFlow() {
        world.run(transaction -> transaction
                .flows()
                .insert(
                        world.page(),
                        new FlowId("hello"),
                        new Flows.Content("Hello", FlowKind.FLOW, Json.write(document())),
                        new Flows.Author("key test", "Test")));
    }

    @AfterEach
    void close() {
        goOn.countDown();
        people.close();
        world.close();
    }

    private static Map<String, Object> document() {
        Map<String, Object> message = Map.of("kind", "text", "text", "Hi", "quickReplies", List.of());
        Map<String, Object> hello =
                Map.of("kind", "message", "id", "hello", "name", "", "message", message, "exits", Map.of());
        return Map.of("entry", "hello", "steps", Map.of("hello", hello));
    }

    private FlowTrialView play() {
        long workspace = world.count("select workspace_id from page where page_id = " + world.page());
        Caller caller = Callers.ofPage(world.database(), workspace, world.page());
        return routes.play(
                caller,
                String.valueOf(world.page()),
                "hello",
                new FlowTrialForm(null, null, null, null, List.of(new Input.Start())));
    }

    private List<Future<FlowTrialView>> asManyAsMay() throws InterruptedException {
        List<Future<FlowTrialView>> trials = Stream.generate(() -> people.submit(this::play))
                .limit(FlowTrialRoutes.MOST_AT_ONCE)
                .toList();
        playing.await();
        return trials;
    }

    /// Takes so many connections at once and gives them back.
    private void take(int connections) {
        if (connections > 0) {
            world.run(_ -> take(connections - 1));
        }
    }

    @Test
    void aTrialHoldsNoConnectionWhileItIsPlayed() throws Exception {
        List<Future<FlowTrialView>> trials = asManyAsMay();

        take(CONNECTIONS);

        goOn.countDown();
        for (Future<FlowTrialView> trial : trials) {
            assertThat(trial.get().moments()).isNotEmpty();
        }
    }

    @Test
    void whoComesWhileTooManyArePlayedIsToldToComeAgain() throws InterruptedException {
        asManyAsMay();

        Refusal refusal = catchThrowableOfType(Refusal.class, this::play);

        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.sentence().key()).isEqualTo("trial-busy");
        assertThat(refusal.retryAfter()).isPositive();
    }
}
