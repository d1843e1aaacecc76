package dev.rytm.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.messenger.webhook.Reading;
import dev.rytm.messenger.webhook.WebhookReader;
import dev.rytm.server.room.Bell;
import dev.rytm.server.world.Webhooks;
import dev.rytm.server.world.World;
import dev.rytm.store.Page;
import dev.rytm.store.RawBodies.Kept;
import dev.rytm.store.RawBodies.Name;
import dev.rytm.store.RawBodies.Reread;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reader that breaks on some bodies stands for tomorrow's mistake: nothing is lost, and the mended one gets it all.
final class RereadingIT {

    @TempDir
    Path directory;

    private final World world = new World();
    private final Tomcat tomcat = new Tomcat();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private IntakeRoom room;
    private Webhooks meta;
    private volatile boolean mended;

    @BeforeEach
    void start() throws LifecycleException {
        room = new IntakeRoom(
                world.database(),
                new WebhookServlet.Timing(
                        InstantSource.fixed(World.START),
                        new IntakeConfig(1_000_000, Duration.ofSeconds(5), Duration.ofSeconds(20))),
                new Bell(),
                registry,
                this::read);
        room.start();
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "webhook", room.servlet()).addMapping(IntakeRoom.PATH);
        tomcat.start();
        meta = new Webhooks(tomcat.getConnector().getLocalPort());
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        room.close();
        world.close();
    }

    private Reading read(byte[] body, Instant now) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!mended && text.contains("bug")) {
            throw new IllegalStateException("a private word: " + text);
        }
        if (!mended && text.contains("abyss")) {
            throw new StackOverflowError();
        }
        return WebhookReader.read(body, now);
    }

    private static String saying(String word, int second) {
        return Webhooks.message("anna", "m" + second, second).replace("hello", word);
    }

    private List<Kept> kept() {
        return world.in(transaction -> transaction.rawBodies().kept(null, 100));
    }

    private long events() {
        return world.count("select count(*) from inbox");
    }

    @Test
    void answers200AndKeepsWhatBreaksTheReader() {
        assertThat(meta.postSigned(saying("bug", 1))).isEqualTo(200);
        assertThat(meta.postSigned(saying("abyss", 2))).isEqualTo(200);
        assertThat(meta.postSigned(saying("hello", 3))).isEqualTo(200);

        assertThat(events()).isEqualTo(1);
        assertThat(kept())
                .extracting(Kept::reason)
                .allSatisfy(reason -> assertThat(reason)
                        .startsWith("reading it failed: java.lang.")
                        .doesNotContain("private"));
        assertThat(kept()).hasSize(2);
        assertThat(registry.counter("rytm.intake.unreadable").count()).isEqualTo(2);
    }

    @Test
    void getsAllEventsOnceTheReaderIsMended() {
        meta.postSigned(saying("bug", 1));
        Name name = kept().getFirst().name();
        assertThat(room.readAgain(name).orElseThrow().reason()).startsWith("reading it failed");
        assertThat(kept()).hasSize(1);

        mended = true;

        assertThat(room.readAgain(name)).contains(new Reread(1, null));
        assertThat(events()).isEqualTo(1);
        assertThat(kept()).isEmpty();
        assertThat(room.readAgain(name)).isEmpty();
    }

    /// What came through at the time changes nothing, and the bad part stays bad.
    @Test
    void readsTheWholeBodyOfAPart() {
        meta.postSigned(saying("hello", 1).replace("\"messaging\":[", "\"messaging\":[7,"));
        assertThat(kept()).extracting(Kept::part).containsExactly(true);
        world.run(transaction -> transaction.statements().update("delete from inbox"));

        Reread first = room.readAgain(kept().getFirst().name()).orElseThrow();
        Reread second = room.readAgain(kept().getFirst().name()).orElseThrow();

        assertThat(first.events()).isEqualTo(1);
        assertThat(second.events()).isZero();
        assertThat(second.reason()).isEqualTo(kept().getFirst().reason());
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void readsNothingAgainThatNobodyIsKnownToHaveSigned() {
        meta.postSigned(saying("bug", 1));
        world.run(transaction -> transaction.statements().update("update raw_body set signed_by = null"));
        mended = true;

        assertThat(room.readAgain(kept().getFirst().name()).orElseThrow().events())
                .isZero();
        assertThat(kept()).hasSize(1);
    }

    /// Somebody's app may not speak for another's page, not even later.
    @Test
    void takesNoEventsForPagesThatTheSignerDoesNotSpeakFor() {
        long stranger = world.in(transaction -> {
            long workspace = transaction.workspaces().create("Stranger");
            long app = transaction.apps().create(workspace, "88", "App", "other-secret", "verify");
            transaction
                    .pages()
                    .connect(
                            new Page.Connection(workspace, app, "2000", "Page", "token", World.START),
                            new Page.Settings(
                                    "PL",
                                    ZoneId.of("Europe/Warsaw"),
                                    "messenger-2022",
                                    null,
                                    null,
                                    Set.of("stop"),
                                    Set.of("start"),
                                    null));
            return app;
        });
        meta.postSigned(saying("bug", 1));
        world.run(transaction ->
                transaction.statements().update("update raw_body set signed_by = array[?::bigint]", stranger));
        mended = true;
        directoryLearns();

        assertThat(room.readAgain(kept().getFirst().name())).contains(new Reread(0, null));
        assertThat(events()).isZero();
    }

    private static void directoryLearns() {
        try {
            Thread.sleep(2_100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
