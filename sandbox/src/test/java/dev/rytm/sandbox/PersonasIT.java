package dev.rytm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.sandbox.log.ConsentTruth;
import dev.rytm.sandbox.people.Delay;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.people.Persona;
import dev.rytm.sandbox.people.Personas;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// People with a script do the same in every run with the same seed, whoever else is there.
class PersonasIT {

    @Test
    void everybody_lives_for_weeks_without_an_error() {
        try (Stage stage = new Stage(Era.E2022)) {
            List<Person> people = new ArrayList<>();
            Personas.all()
                    .forEach(persona -> people.add(stage.sandbox
                            .people()
                            .create(PersonSpec.on(Stage.PAGE).playing(persona.name()))));
            stage.turnBy(Duration.ofDays(1));
            people.forEach(person -> ask(stage, person));
            stage.turnBy(Duration.ofDays(35));
            for (int week = 0; week < 8; week++) {
                people.forEach(person -> person.tokens().forEach(token -> stage.notify(token.value())));
                stage.turnBy(Duration.ofDays(7));
            }

            List<ConsentTruth> truths = stage.sandbox.log().consents();

            assertThat(truths.size()).isGreaterThan(4);
            assertThat(truths.stream().flatMap(truth -> truth.changes().stream()))
                    .extracting(ConsentTruth.Change::change)
                    .contains("STOPPED");
        }
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
    void one_person_more_changes_nothing_for_the_others() {
        assertThat(lifeOfTheFirst(1)).isEqualTo(lifeOfTheFirst(40)).isNotEmpty();
    }

    private static List<Instant> lifeOfTheFirst(int crowd) {
        Instant start = Instant.parse("2022-06-01T10:00:00Z");
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.simulation(start, 4711, InstantSource.system()))) {
            sandbox.setup().registerApp(new App("1", "s", "v", null));
            sandbox.setup().registerPage(Stage.page("1001", "t", "2022-05-19T00:00:00Z"), "1");
            List<Person> people = new ArrayList<>();
            for (int i = 0; i < crowd; i++) {
                people.add(sandbox.people().create(PersonSpec.on("1001").playing("chatty")));
            }
            sandbox.clock().advanceBy(Duration.ofDays(60));
            return people.getFirst().thread().stream().map(item -> item.at()).toList();
        }
    }

    @Test
    void a_quitter_stops_at_the_third_notification() {
        try (Stage stage = new Stage(Era.E2022)) {
            var sure = Personas.find("quitter").orElseThrow();
            var always = new Persona(
                    "sure-quitter",
                    sure.talking(),
                    new Persona.Answering(
                            1,
                            sure.answering().acceptsAfter(),
                            0,
                            sure.answering().continuesAfter()),
                    sure.reacting(),
                    sure.leaving());
            Person person =
                    stage.sandbox.people().create(PersonSpec.on(Stage.PAGE).playing(always));
            stage.turnBy(Duration.ofDays(1));
            ask(stage, person);
            stage.turnBy(Duration.ofHours(1));
            String token = person.tokens().iterator().next().value();

            List<String> answers = new ArrayList<>();
            for (int week = 0; week < 4; week++) {
                answers.add(stage.notify(token).code());
                stage.turnBy(Duration.ofDays(7));
            }

            assertThat(answers).containsExactly("0", "0", "0", "10/1893015");
        }
    }

    @Test
    void with_a_tick_people_act_at_whole_ticks() {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.simulation(Stage.START, 12, InstantSource.system()))) {
            sandbox.setup().registerApp(new App("1", "s", "v", null));
            sandbox.setup().registerPage(Stage.page("1001", "t", "2022-05-19T00:00:00Z"), "1");
            sandbox.people().tick(Duration.ofMinutes(15));
            Person person = sandbox.people().create(PersonSpec.on("1001").playing("chatty"));
            sandbox.clock().advanceBy(Duration.ofDays(60));

            assertThat(person.thread().stream().skip(1))
                    .isNotEmpty()
                    .allMatch(item -> item.at().getEpochSecond() % 900 == 0);
        }
    }

    @Test
    void what_lies_half_a_tick_off_falls_on_a_whole_one_and_what_comes_sooner_keeps_its_time() {
        try (Stage stage = new Stage(Era.E2022)) {
            stage.sandbox.people().tick(Duration.ofHours(2));
            Person soon = talking(stage, Duration.ofMinutes(59));
            Person later = talking(stage, Duration.ofMinutes(60));
            stage.turnBy(Duration.ofHours(3));

            assertThat(soon.thread().getFirst().at()).isEqualTo(Stage.START.plus(Duration.ofMinutes(59)));
            assertThat(later.thread().getFirst().at()).isEqualTo(Stage.START.plus(Duration.ofHours(2)));
        }
    }

    /// Somebody who writes for the first time after so long.
    private static Person talking(Stage stage, Duration after) {
        Persona chatty = Personas.find("chatty").orElseThrow();
        Persona.Talking talking = new Persona.Talking(Delay.of(after), null);
        return stage.sandbox
                .people()
                .create(PersonSpec.on(Stage.PAGE)
                        .playing(new Persona(
                                "talking", talking, chatty.answering(), chatty.reacting(), chatty.leaving())));
    }
}
