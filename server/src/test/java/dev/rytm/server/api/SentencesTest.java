package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.PlannedSend;
import dev.rytm.core.TeamNotice;
import dev.rytm.core.check.FindingKind;
import dev.rytm.core.check.Fix;
import dev.rytm.core.check.Severity;
import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.decide.NoteKind;
import dev.rytm.core.decide.Why;
import dev.rytm.core.flow.FlowProblem;
import dev.rytm.core.imports.ImportFault;
import dev.rytm.core.message.MessageProblem;
import dev.rytm.core.message.Rejection;
import dev.rytm.core.policy.Reason;
import dev.rytm.core.policy.Restriction;
import dev.rytm.core.segment.ReadyMade;
import dev.rytm.core.segment.SegmentProblem;
import dev.rytm.core.trial.Input;
import dev.rytm.core.trial.Moment;
import dev.rytm.store.LedgerFault;
import dev.rytm.store.SendState;
import dev.rytm.store.json.JsonException;
import dev.rytm.store.json.Kinds;
import dev.rytm.store.ledger.FileFault;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final Locale POLISH = Locale.of("pl");
    private static final Pattern ACTION = Pattern.compile("\"([a-z]+\\.(?!json)[a-z][a-z-]+)\"");

    private static Properties file(Locale language) throws IOException {
        Properties sentences = new Properties();
        for (String bundle : List.of("sentences_", "sends_", "findings_", "actions_", "ledger_")) {
            String name = bundle + language.getLanguage() + ".properties";
            try (var reader =
                    new InputStreamReader(Sentences.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
                sentences.load(reader);
            }
        }
        return sentences;
    }

    private static Stream<String> keysThatPeopleMeet() {
        Stream<Enum<?>> constants = Stream.<Enum<?>[]>of(
                        Reason.values(),
                        Rejection.values(),
                        SendState.values(),
                        ConsentStatus.values(),
                        Standing.values(),
                        Restriction.values(),
                        NoteKind.values(),
                        Why.values())
                .flatMap(Stream::of);
        return Stream.of(
                        constants.map(Sentences::key),
                        Stream.of(SendState.values())
                                .flatMap(state -> Stream.of(PlannedSend.Kind.values())
                                        .map(kind -> Sentences.key(state) + "." + kind)),
                        Stream.of(ConsentChange.Kind.values()).map(kind -> "ConsentChange." + kind),
                        Stream.of(FlowProblem.Kind.values()).map(kind -> "FlowProblem." + kind),
                        Stream.of(TeamNotice.Kind.values()).map(kind -> "TeamNotice." + kind),
                        Stream.of(FileFault.Kind.values()).map(kind -> "FileFault." + kind),
                        Stream.of(LedgerFault.Kind.values()).map(kind -> "LedgerFault." + kind),
                        Stream.of(FindingKind.values())
                                .flatMap(kind -> Stream.of(Sentences.key(kind), Sentences.key(kind) + ".remedy")),
                        Stream.of(Severity.values()).map(Sentences::key),
                        Stream.of(Moment.Obstacle.values()).map(obstacle -> "trial-stuck." + obstacle),
                        Stream.of(PlannedSend.Kind.values()).map(kind -> "trial-sent." + kind),
                        Kinds.variants(Input.class).stream().map(input -> "trial-did." + Kinds.word(input)),
                        Stream.of(Fix.Kind.values()).map(kind -> "Fix." + kind),
                        Stream.of(MessageProblem.Kind.values()).map(kind -> "MessageProblem." + kind),
                        Stream.of(SegmentProblem.Kind.values()).map(kind -> "SegmentProblem." + kind),
                        Stream.of(ImportFault.Kind.values()).map(kind -> "ImportFault." + kind),
                        Stream.of(ReadyMade.values()).map(Sentences::key),
                        Stream.of(JsonException.Fault.values()).map(fault -> "json." + fault))
                .flatMap(keys -> keys);
    }

    @Test
    void everyReasonErrorAndStateHasASentenceInBothLanguages() {
        for (Locale language : Sentences.languages()) {
            assertThat(keysThatPeopleMeet().filter(key -> !Sentences.has(language, key)))
                    .as(language.toString())
                    .isEmpty();
        }
    }

    /// Read off the routes themselves: what they write into the audit log is written in one form.
    @Test
    void everyActionOfTheAuditLogHasASentence() throws Exception {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/rytm/server/api"))) {
            Set<String> actions = sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(SentencesTest::actions)
                    .collect(Collectors.toCollection(TreeSet::new));
            Kinds.variants(Class.forName("dev.rytm.server.api.people.Edit"))
                    .forEach(edit -> actions.add("contact." + Kinds.word(edit)));
            actions.addAll(List.of("tag.rename", "tag.delete", "field.rename", "field.delete"));

            assertThat(actions).hasSizeGreaterThan(50).contains("member.join", "contact.erase");
            assertThat(actions.stream().filter(action -> !Sentences.has(Locale.ENGLISH, "action." + action)))
                    .isEmpty();
        }
    }

    /// All but what is done to crowds, and to what has no name.
    @Test
    void whatTheAuditLogSaysNamesWhatWasChanged() throws IOException {
        for (Locale language : Sentences.languages()) {
            Properties sentences = file(language);
            assertThat(sentences.stringPropertyNames().stream()
                            .filter(key -> key.startsWith("action."))
                            .filter(key -> !sentences.getProperty(key).contains("{0}")))
                    .containsExactlyInAnyOrder(
                            "action.contacts.export",
                            "action.event.discard",
                            "action.event.retry",
                            "action.notice.seen",
                            "action.notices.seen");
        }
    }

    private static Stream<String> actions(Path source) {
        try {
            return ACTION.matcher(Files.readString(source)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(file(POLISH).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(file(Locale.ENGLISH).stringPropertyNames());
    }

    @Test
    void noSentenceShowsACode() throws IOException {
        for (Locale language : Sentences.languages()) {
            file(language)
                    .forEach((key, sentence) -> assertThat(sentence.toString())
                            .as(key.toString())
                            .doesNotContainPattern("[A-Z]{2,}_[A-Z]+"));
        }
    }

    /// A lone apostrophe would begin a quotation and swallow what is to be filled in.
    @Test
    void everyApostropheIsDoubled() throws IOException {
        for (Locale language : Sentences.languages()) {
            file(language)
                    .forEach((key, sentence) -> assertThat(sentence.toString().replace("''", ""))
                            .as(key.toString())
                            .doesNotContain("'"));
        }
    }

    @Test
    void polishIsPolish() throws IOException {
        Properties english = file(Locale.ENGLISH);
        assertThat(file(POLISH).entrySet().stream()
                        .filter(entry -> entry.getValue().equals(english.getProperty((String) entry.getKey()))))
                .isEmpty();
    }

    @Test
    void theLanguageFollowsTheRequest() {
        assertThat(Stream.of("pl", "pl-PL,pl;q=0.9,en;q=0.8", "en", "de, en;q=0.5", "de", "", "*;;;")
                        .map(header -> Sentences.language(header).getLanguage()))
                .isEqualTo(List.of("pl", "pl", "en", "en", "en", "en", "en"));
    }
}
