package dev.rytm.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.message.MessageProblem.Kind;
import dev.rytm.core.message.OutgoingMessage.OutgoingButton;
import dev.rytm.core.message.OutgoingMessage.OutgoingCard;
import dev.rytm.core.message.OutgoingMessage.OutgoingReply;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageLimitsTest {

    private static final String CROISSANT = "\ud83e\udd50";
    private static final OutgoingButton BUTTON = new OutgoingButton("Yes", null, "go");
    private static final OutgoingCard CARD = new OutgoingCard("Bread", "Fresh", null, null, List.of());

    @ParameterizedTest(name = "{1} at most {0}")
    @MethodSource("limits")
    void allowsTheLimitAndNotOneMore(int limit, String path, IntFunction<OutgoingMessage> message) {
        assertThat(MessageLimits.problems(message.apply(limit))).isEmpty();
        assertThat(MessageLimits.problems(message.apply(limit + 1)))
                .extracting(MessageProblem::path, MessageProblem::is, MessageProblem::most)
                .containsExactly(tuple(path, limit + 1, limit));
    }

    /// With letters of one unit of UTF-16, and with such of two: Meta counts either as one character.
    static Stream<Arguments> limits() {
        return Stream.of("a", CROISSANT).flatMap(MessageLimitsTest::limits);
    }

    private static Stream<Arguments> limits(String letter) {
        return Stream.of(
                limit(2_000, "text", n -> new OutgoingMessage.Text(letter.repeat(n), List.of())),
                limit(13, "quickReplies", n -> new OutgoingMessage.Text("?", many(n, new OutgoingReply("A", "p")))),
                limit(20, "quickReplies[0].title", n -> replying(new OutgoingReply(letter.repeat(n), "p"))),
                limit(1_000, "quickReplies[0].payload", n -> replying(new OutgoingReply("A", letter.repeat(n)))),
                limit(640, "text", n -> new OutgoingMessage.Buttons(letter.repeat(n), List.of(BUTTON), List.of())),
                limit(3, "buttons", n -> new OutgoingMessage.Buttons("?", many(n, BUTTON), List.of())),
                limit(20, "buttons[0].title", n -> buttoned(new OutgoingButton(letter.repeat(n), null, "p"))),
                limit(1_000, "buttons[0].payload", n -> buttoned(new OutgoingButton("A", null, letter.repeat(n)))),
                limit(10, "cards", n -> new OutgoingMessage.Gallery(many(n, CARD), false, List.of())),
                limit(
                        80,
                        "cards[0].title",
                        n -> carded(new OutgoingCard(letter.repeat(n), "s", null, null, List.of()))),
                limit(
                        80,
                        "cards[0].subtitle",
                        n -> carded(new OutgoingCard("t", letter.repeat(n), null, null, List.of()))),
                limit(3, "cards[0].buttons", n -> carded(new OutgoingCard("t", null, null, null, many(n, BUTTON)))),
                limit(65, "title", n -> asking(letter.repeat(n), "p")),
                limit(1_000, "payload", n -> asking("Title", letter.repeat(n))));
    }

    private static Arguments limit(int limit, String path, IntFunction<OutgoingMessage> message) {
        return Arguments.of(limit, path, message);
    }

    @Test
    void wantsAtLeastOneButtonCardAndCharacter() {
        assertThat(MessageLimits.problems(new OutgoingMessage.Buttons("", List.of(), List.of())))
                .extracting(MessageProblem::path)
                .containsExactly("text", "buttons");
        assertThat(MessageLimits.problems(new OutgoingMessage.Gallery(List.of(), true, List.of())))
                .extracting(MessageProblem::path)
                .containsExactly("cards");
    }

    @Test
    void wantsMoreOnACardThanItsTitle() {
        assertThat(MessageLimits.problems(carded(new OutgoingCard("t", null, null, null, List.of()))))
                .extracting(MessageProblem::path)
                .containsExactly("cards[0]");
        assertThat(MessageLimits.problems(carded(new OutgoingCard("t", null, null, "https://a.pl", List.of()))))
                .isEmpty();
    }

    @Test
    void wantsAddressesOfTheWeb() {
        assertThat(MessageLimits.problems(new OutgoingMessage.Image("ftp://example.org/a.png", List.of())))
                .containsExactly(new MessageProblem(
                        "url", Kind.NO_ADDRESS, 0, 0, "The address must begin with https:// or http://."));
        assertThat(MessageLimits.problems(buttoned(new OutgoingButton("Go", "javascript:alert(1)", null))))
                .extracting(MessageProblem::path)
                .containsExactly("buttons[0].url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://",
                "https://:443/a.png",
                "https:///a.png",
                "https://?a",
                "https://a.pl/a b.png",
                "https://a.pl/\u00a0",
                "https:// a.pl",
                "https://a.pl\n",
                "https://user@/a.png",
                "https://a.pl:port/"
            })
    void wantsAHostAndNoWhiteSpace(String address) {
        assertThat(MessageLimits.problems(new OutgoingMessage.Image(address, List.of())))
                .containsExactly(new MessageProblem(
                        "url", Kind.BROKEN_ADDRESS, 0, 0, "The address must name a host and hold no white space."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a",
                "http://127.0.0.1:8080/a.png?b=c#d",
                "https://[::1]:8080",
                "https://piekarnia.pl/chleb-\u017cytni",
                "https://\u017cytni.pl?x",
                "https://a_b.example.org/"
            })
    void takesEveryAddressWithAHost(String address) {
        assertThat(MessageLimits.problems(new OutgoingMessage.Image(address, List.of())))
                .isEmpty();
    }

    @Test
    void saysHowLongItIsAndHowLongItMayBe() {
        assertThat(MessageLimits.problems(asking(letters(66), "p")))
                .extracting(MessageProblem::sentence)
                .containsExactly("The title has 66 characters; at most 65 are allowed: shorten it.");
    }

    @Test
    void countsAfterPlaceholdersAreFilled() {
        for (String letter : List.of("a", CROISSANT)) {
            Contact contact = Contact.unknown(new ContactKey(1, "p"))
                    .withProfile(new Profile(letter.repeat(20), null, null, null));
            var place = new Rendering.Place(new FlowId("f"), 1, new StepId("s"), null);
            var fits = new Message.Text("?", List.of(new QuickReply("a", "{{first_name}}")));
            var tooLong = new Message.Text("?", List.of(new QuickReply("a", "{{first_name}}!")));

            assertThat(MessageLimits.problems(Rendering.render(fits, contact, place)))
                    .isEmpty();
            assertThat(MessageLimits.problems(Rendering.render(tooLong, contact, place)))
                    .extracting(MessageProblem::sentence)
                    .containsExactly("The title has 21 characters; at most 20 are allowed: shorten it.");
        }
    }

    private static String letters(int count) {
        return "a".repeat(count);
    }

    private static <T> List<T> many(int count, T item) {
        return Collections.nCopies(count, item);
    }

    private static OutgoingMessage replying(OutgoingReply reply) {
        return new OutgoingMessage.Text("?", List.of(reply));
    }

    private static OutgoingMessage buttoned(OutgoingButton button) {
        return new OutgoingMessage.Buttons("?", List.of(button), List.of());
    }

    private static OutgoingMessage carded(OutgoingCard card) {
        return new OutgoingMessage.Gallery(List.of(card), false, List.of());
    }

    private static OutgoingMessage asking(String title, String payload) {
        return new OutgoingMessage.OptInTemplate(title, null, CallToAction.ALLOW, payload, null, false, ZoneOffset.UTC);
    }
}
