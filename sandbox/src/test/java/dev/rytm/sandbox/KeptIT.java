package dev.rytm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.people.Personas;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.PlatformState;
import dev.rytm.sandbox.platform.Settings;
import dev.rytm.sandbox.platform.ThreadItem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sandbox that is kept in a file goes on where it stopped, or was killed.
class KeptIT {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("sandbox.json");
    }

    private SandboxConfig config() {
        return SandboxConfig.simulation(Stage.START, Stage.seed(), InstantSource.system())
                .with(Settings.of(Era.E2022))
                .keptIn(file);
    }

    /// Everybody who has a persona, after two months with a notification a week; Anna, by hand, has done everything.
    private static void live(Stage stage) {
        Personas.all()
                .forEach(persona ->
                        stage.sandbox.people().create(PersonSpec.on(Stage.PAGE).playing(persona.name())));
        stage.turnBy(Duration.ofDays(1));
        String first = stage.agreed("News", "WEEKLY");
        stage.agreed("Offers", "DAILY");
        stage.sandbox.people().all().stream()
                .filter(person -> person != stage.anna)
                .forEach(person -> ask(stage, person));
        stage.turnBy(Duration.ofDays(35));
        for (int week = 0; week < 4; week++) {
            stage.sandbox.people().all().stream()
                    .flatMap(person -> person.tokens().stream())
                    .forEach(token -> stage.notify(token.value()));
            stage.turnBy(Duration.ofDays(7));
        }
        ThreadItem last = stage.anna.lastItem().orElseThrow();
        stage.sandbox.people().talk().react(stage.anna, last.id(), "❤", "love");
        stage.sandbox.people().agreements().stop(stage.anna, first);
        stage.sandbox.people().standing().block(stage.anna);
    }

    private static void ask(Stage stage, Person person) {
        var body = Stage.to(person.psid());
        body.putObject("message")
                .putObject("attachment")
                .put("type", "template")
                .set("payload", Stage.template("News", "WEEKLY"));
        stage.post(Stage.messages(), body);
    }

    @Test
    void aRichStateComesBackAsItWas() {
        PlatformState before;
        Instant stoppedAt;
        List<?> plans;
        try (Stage stage = new Stage(config())) {
            live(stage);
            stage.settle();
            before = stage.sandbox.state();
            plans = stage.sandbox.people().state().scripts();
            stoppedAt = stage.now();
        }
        try (Sandbox again = Sandbox.start(config())) {
            assertThat(again.state()).isEqualTo(before);
            assertThat(again.people().state().scripts()).isEqualTo(plans).isNotEmpty();
            assertThat(again.clock().now()).isEqualTo(stoppedAt);
        }
    }

    @Test
    void anAgreementIsGoodAfterARestartAndItsPeriodStaysUsed() {
        String token;
        try (Stage stage = new Stage(config())) {
            token = stage.agreed("News", "WEEKLY");
            assertThat(stage.notify(token).status()).isEqualTo(200);
        }
        try (Stage stage = new Stage(config())) {
            assertThat(stage.notify(token).code()).isEqualTo("4/2018354");
            stage.turnBy(Duration.ofDays(7));
            assertThat(stage.notify(token).status()).isEqualTo(200);
        }
    }

    @Test
    void scriptedPeopleDoWhatTheyHadPlanned() {
        Instant planned;
        try (Stage stage = new Stage(config())) {
            Person eager = stage.sandbox
                    .people()
                    .create(PersonSpec.on(Stage.PAGE).withPsid("55").playing("chatty"));
            planned = stage.sandbox
                    .people()
                    .state()
                    .scripts()
                    .getFirst()
                    .plans()
                    .getFirst()
                    .due();
            assertThat(eager.thread()).isEmpty();
        }
        try (Sandbox again = Sandbox.start(config())) {
            again.clock().advanceTo(planned.plusMillis(1));

            assertThat(again.people().person("55").lastInteractionAt()).isEqualTo(planned);
            assertThat(again.people().personaOf(again.people().person("55"))).isEqualTo("chatty");
        }
    }

    @Test
    void theQuestionToContinueIsAskedOnceAlsoAfterARestart() {
        Instant dayBefore;
        try (Stage stage = new Stage(config())) {
            stage.agreed("News", "DAILY");
            Instant end = stage.anna.tokens().iterator().next().expiresAt();
            dayBefore = end.minus(Duration.ofDays(1));
        }
        try (Sandbox again = Sandbox.start(config())) {
            again.clock().advanceTo(dayBefore.plusSeconds(3600));
            assertThat(questions(again)).isEqualTo(1);
        }
        try (Sandbox again = Sandbox.start(config())) {
            again.clock().advanceTo(dayBefore.plusSeconds(7200));
            assertThat(questions(again)).isEqualTo(1);
        }
    }

    private static long questions(Sandbox sandbox) {
        return sandbox.people().all().stream()
                .flatMap(person -> person.thread().stream())
                .filter(item -> item.kind() == ThreadItem.Kind.RE_OPT_IN)
                .count();
    }

    @Test
    void aWebhookThatNobodyTookGoesOutAfterTheRestart() {
        try (Sandbox deaf = Sandbox.start(config())) {
            deaf.setup().registerApp(new App(Stage.APP, Stage.SECRET, "v", URI.create("http://127.0.0.1:1/webhook")));
            deaf.setup().registerPage(Stage.page(Stage.PAGE, Stage.TOKEN, "2022-05-19T00:00:00Z"), Stage.APP);
            deaf.setup().subscribeToAll(Stage.PAGE, Stage.APP);
            deaf.people().talk().say(deaf.people().create(PersonSpec.on(Stage.PAGE)), "is anybody there?");
        }
        try (Stage stage = new Stage(config())) {
            stage.turnBy(Duration.ofMinutes(30));

            assertThat(stage.webhook.items())
                    .anyMatch(item -> item.at("/message/text").asString("").equals("is anybody there?"));
        }
    }

    @Test
    void aKillLosesAtMostTwoSecondsAndTheClockNeverGoesBack() throws Exception {
        SandboxConfig running = SandboxConfig.interactive(Stage.START, 1, InstantSource.system())
                .keptIn(file);
        try (Stage stage = new Stage(running)) {
            stage.sandbox.people().talk().say(stage.anna, "remember me");
            await(() -> text(file).contains("remember me"));
            await(() -> Files.exists(file.resolveSibling("sandbox.json.clock")));
            Path crashed = asLeftByAKill();
            Instant killedAt = stage.now();

            try (Sandbox again = Sandbox.start(running.keptIn(crashed))) {
                assertThat(again.clock().now()).isBetween(killedAt, killedAt.plusSeconds(10));
                assertThat(again.people().person(stage.anna.psid()).thread())
                        .extracting(ThreadItem::text)
                        .contains("remember me");
            }
        }
        try (Sandbox again = Sandbox.start(running)) {
            assertThat(file.resolveSibling("sandbox.json.clock")).exists();
            assertThat(again.people().all()).hasSize(1);
        }
        assertThat(file.resolveSibling("sandbox.json.clock")).doesNotExist();
    }

    /// What lies in the directory at this moment is what a killed process leaves there.
    private Path asLeftByAKill() throws IOException {
        Path copy = directory.resolve("crashed.json");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(file.resolveSibling("sandbox.json.clock"), directory.resolve("crashed.json.clock"));
        return copy;
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        Sandbox.start(config()).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenOrForeignFileIsAnsweredByOneSentenceThatNamesIt() throws IOException {
        for (String content : List.of("{\"format\":\"rytm-sand", "{\"name\":\"left-pad\"}", "[]", "")) {
            Files.writeString(file, content);

            assertThatThrownBy(() -> Sandbox.start(config()))
                    .hasMessageStartingWith("The file " + file + " is not what a sandbox keeps")
                    .hasMessageEndingWith("put back a good copy, or move it away to begin with an empty sandbox.")
                    .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("\n"));
        }
        assertThat(file).hasContent("");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException notYet) {
            return "";
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.sleep(20);
        }
    }
}
