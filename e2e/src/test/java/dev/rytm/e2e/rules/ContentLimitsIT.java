package dev.rytm.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.message.MessageLimits;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.message.OutgoingMessage.OutgoingButton;
import dev.rytm.core.message.OutgoingMessage.OutgoingCard;
import dev.rytm.core.message.OutgoingMessage.OutgoingReply;
import dev.rytm.core.message.Rejection;
import dev.rytm.messenger.graph.Answer;
import dev.rytm.messenger.graph.Call;
import dev.rytm.messenger.graph.GraphClient;
import dev.rytm.messenger.graph.GraphConfig;
import dev.rytm.messenger.graph.PageAccess;
import dev.rytm.messenger.graph.Recipient;
import dev.rytm.sandbox.Sandbox;
import dev.rytm.sandbox.SandboxConfig;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.PageSwitches;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.Registry.NewPage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The product and the pretend Meta count apart and must agree: what we hold to be within the limits is taken, what we
/// hold back would have been refused. The longest payload of a request is ours alone: Meta publishes none.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentLimitsIT {

    private static final String PAGE = "900";
    private static final String TOKEN = "token-of-900";
    private static final String CROISSANT = "\ud83e\udd50";
    private static final Instant START = Instant.parse("2022-09-05T10:00:00Z");
    private static final OutgoingButton BUTTON = new OutgoingButton("Yes", null, "go");
    private static final OutgoingCard CARD = new OutgoingCard("Bread", "Fresh", null, null, List.of());

    private final Sandbox sandbox = Sandbox.start(SandboxConfig.simulation(START, 1, InstantSource.system()));
    private final GraphClient graph = new GraphClient(
            new GraphConfig(sandbox.graphUrl(), "v15.0", Duration.ofSeconds(3), Duration.ofSeconds(10), 2));
    private String psid = "";

    @BeforeAll
    void openAPage() {
        var setup = sandbox.setup();
        setup.registerApp(new App("90", "app-secret", "verify", URI.create("http://127.0.0.1:9/webhook")));
        setup.registerPage(
                new NewPage(
                        PAGE, "Stall", TOKEN, "PL", START, new PageSwitches(9_000, 9_000, false, false, false, false)),
                "90");
        Person person = sandbox.people().create(PersonSpec.on(PAGE));
        sandbox.people().talk().say(person, "Good morning");
        psid = person.psid();
    }

    @AfterAll
    void close() {
        graph.close();
        sandbox.close();
    }

    @ParameterizedTest(name = "{1} at most {0}")
    @MethodSource("limits")
    void bothTakeTheLimitAndNeitherOneMore(int limit, String place, IntFunction<OutgoingMessage> message) {
        assertTaken(message.apply(limit));
        assertRefused(message.apply(limit + 1));
    }

    private static Stream<Arguments> limits() {
        return Stream.of("a", CROISSANT).flatMap(ContentLimitsIT::limits);
    }

    private static Stream<Arguments> limits(String letter) {
        return Stream.of(
                limit(2_000, "text", n -> new OutgoingMessage.Text(letter.repeat(n), List.of())),
                limit(13, "quick replies", n -> new OutgoingMessage.Text("?", many(n, new OutgoingReply("A", "p")))),
                limit(20, "quick reply's title", n -> replying(new OutgoingReply(letter.repeat(n), "p"))),
                limit(1_000, "quick reply's payload", n -> replying(new OutgoingReply("A", letter.repeat(n)))),
                limit(640, "text over buttons", n -> buttoned(letter.repeat(n), BUTTON)),
                limit(3, "buttons", n -> new OutgoingMessage.Buttons("?", many(n, BUTTON), List.of())),
                limit(20, "button's title", n -> buttoned("?", new OutgoingButton(letter.repeat(n), null, "p"))),
                limit(1_000, "button's payload", n -> buttoned("?", new OutgoingButton("A", null, letter.repeat(n)))),
                limit(10, "cards", n -> new OutgoingMessage.Gallery(many(n, CARD), false, List.of())),
                limit(80, "card's title", n -> carded(new OutgoingCard(letter.repeat(n), "s", null, null, List.of()))),
                limit(80, "subtitle", n -> carded(new OutgoingCard("t", letter.repeat(n), null, null, List.of()))),
                limit(3, "card's buttons", n -> carded(new OutgoingCard("t", null, null, null, many(n, BUTTON)))),
                limit(65, "request's title", n -> asking(letter.repeat(n))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.pl", "http://a.pl:8080/b.png?c#d", "https://[::1]/", "https://a_b.example.org"})
    void bothTakeTheAddress(String address) {
        assertTaken(new OutgoingMessage.Image(address, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://", "https:///a.png", "https://?a", "https://a.pl/a b.png", "ftp://a.pl", "a.pl", " "})
    void neitherTakesTheAddress(String address) {
        assertRefused(new OutgoingMessage.Image(address, List.of()));
    }

    private void assertTaken(OutgoingMessage message) {
        assertThat(MessageLimits.problems(message)).isEmpty();
        assertThat(send(message)).isInstanceOf(Answer.Accepted.class);
    }

    private void assertRefused(OutgoingMessage message) {
        assertThat(MessageLimits.problems(message)).isNotEmpty();
        assertThat(send(message))
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        answer -> assertThat(answer.rejection()).isEqualTo(Rejection.CONTENT));
    }

    private Answer send(OutgoingMessage message) {
        return graph.send(new Call(
                new PageAccess(PAGE, TOKEN, "app-secret"), new Recipient.Person(psid), message, "attempt", () -> true));
    }

    private static Arguments limit(int limit, String place, IntFunction<OutgoingMessage> message) {
        return Arguments.of(limit, place, message);
    }

    private static <T> List<T> many(int count, T item) {
        return Collections.nCopies(count, item);
    }

    private static OutgoingMessage replying(OutgoingReply reply) {
        return new OutgoingMessage.Text("?", List.of(reply));
    }

    private static OutgoingMessage buttoned(String text, OutgoingButton button) {
        return new OutgoingMessage.Buttons(text, List.of(button), List.of());
    }

    private static OutgoingMessage carded(OutgoingCard card) {
        return new OutgoingMessage.Gallery(List.of(card), false, List.of());
    }

    private static OutgoingMessage asking(String title) {
        return new OutgoingMessage.OptInTemplate(
                title, null, CallToAction.ALLOW, "p", Frequency.WEEKLY, false, ZoneId.of("Europe/Warsaw"));
    }
}
