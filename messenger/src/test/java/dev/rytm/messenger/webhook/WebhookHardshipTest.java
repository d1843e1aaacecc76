package dev.rytm.messenger.webhook;

import static dev.rytm.messenger.webhook.Bodies.ARRIVED;
import static dev.rytm.messenger.webhook.Bodies.body;
import static dev.rytm.messenger.webhook.Bodies.bytes;
import static dev.rytm.messenger.webhook.Bodies.item;
import static dev.rytm.messenger.webhook.WebhookReaderTest.events;
import static dev.rytm.messenger.webhook.WebhookReaderTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.messenger.webhook.Item.Incoming;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Bodies that are broken, hostile or merely repeated.
class WebhookHardshipTest {

    static Stream<Arguments> badItems() {
        return Stream.of(
                Arguments.of("7", "not a JSON object"),
                Arguments.of("null", "not a JSON object"),
                Arguments.of("[]", "not a JSON object"),
                Arguments.of(item("'message':{'text':'no id'}"), "message.mid"),
                Arguments.of(item("'message':{'mid':{'deep':1}}"), "message.mid"),
                Arguments.of(item("'message':{'mid':'" + "m".repeat(513) + "'}"), "message.mid"),
                Arguments.of(item("'reaction':{'action':'react'}"), "reaction.mid"),
                Arguments.of(item("'optin':{'type':'notification_messages'}"), "notification_messages_token"),
                Arguments.of(item(Bodies.MESSAGE).replace("'" + Bodies.PERSON + "'", "null"), "sender.id"),
                Arguments.of(item(Bodies.MESSAGE).replace("'" + Bodies.PERSON + "'", "1.5"), "sender.id"),
                Arguments.of(item(Bodies.MESSAGE).replace("'" + Bodies.PERSON + "'", "NaN"), "sender.id"),
                Arguments.of(item(Bodies.MESSAGE).replace("'" + Bodies.PERSON + "'", "' '"), "sender.id"),
                Arguments.of(Bodies.echo().replace(Bodies.PERSON, ""), "recipient.id"),
                Arguments.of(Bodies.policy().replace("block", "tickle"), "policy_enforcement.action"),
                Arguments.of(item(Bodies.MESSAGE).replace("1700000000123", "9".repeat(21)), "number is longer"),
                Arguments.of(item(Bodies.MESSAGE).replace("1700000000123", "1e" + "9".repeat(40)), "number is longer"),
                Arguments.of(item(Bodies.MESSAGE).replace("hello", "x".repeat(64 * 1024 + 1)), "string is longer"),
                Arguments.of(item("'message':" + "{'a':".repeat(30) + "1" + "}".repeat(30)), "nested more than 32"),
                Arguments.of(item("'message':{'mid':'m','x':" + "[".repeat(400) + "]".repeat(400) + "}"), "nested"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badItems")
    void keepsABadItemRawAndLetsItsNeighboursGoOn(String bad, String reason) {
        Reading.Events events = events(body(item(Bodies.MESSAGE), bad, item(Bodies.STOP)));

        assertThat(events.incoming()).extracting(Incoming::kind).containsExactly("message", "stop");
        assertThat(events.unreadable()).singleElement().satisfies(one -> {
            assertThat(one.reason()).contains(reason);
            assertThat(one.pageMetaId()).isEqualTo(Bodies.PAGE);
            assertThat(one.toString()).doesNotContain("hello");
        });
    }

    @Test
    void keepsTheRawTextOfABadItemExactly() {
        String bad = "{ 'sender':{'id':'1'},  'reaction' :{'x':'\\u017c\u017c'} }";

        assertThat(events(body(item(Bodies.MESSAGE), bad))
                        .unreadable()
                        .getFirst()
                        .rawJson())
                .isEqualTo(bad.replace('\'', '"'));
    }

    static Stream<byte[]> unreadableBodies() {
        return Stream.of(
                new byte[0],
                bytes(" "),
                bytes("null"),
                bytes("[]"),
                bytes("{}"),
                bytes("{'object':'page'}"),
                bytes("{'object':'page','entry':[]}"),
                bytes("{'object':'page','entry':[{'id':'1'"),
                bytes("{'object':'page','entry':[{'id':'1'}]}x"),
                bytes("{'object':'page','entry':[{'id':'1'}]}{}"),
                bytes("'message'"),
                bytes("<html></html>"),
                bytes("[".repeat(1_000_000)),
                bytes("{'a':".repeat(300_000)),
                bytes("{'object':'page','entry':[" + "1,".repeat(10_000) + "1]}"),
                new byte[] {(byte) 0xFE, (byte) 0xFF, 0, '{', 0, '}'},
                new byte[] {0, 0, 0, 0},
                " ".repeat(WebhookReader.MAX_BODY_BYTES + 1).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("unreadableBodies")
    void handsBackABodyItCannotTakeApart(byte[] body) {
        Reading first = WebhookReader.read(body, ARRIVED);

        assertThat(first).isInstanceOf(Reading.Unreadable.class);
        assertThat(WebhookReader.read(body.clone(), ARRIVED.plusSeconds(9))).isEqualTo(first);
    }

    @Test
    void readsABodyOfExactlyTheLargestSize() {
        String good = new String(body(item(Bodies.MESSAGE)), StandardCharsets.UTF_8);
        String padded = good + " ".repeat(WebhookReader.MAX_BODY_BYTES - good.length());

        assertThat(only(padded.getBytes(StandardCharsets.UTF_8)).kind()).isEqualTo("message");
    }

    @Test
    void cleansTextsOfWhatPostgresRefuses() {
        Incoming message =
                only(body(item("'message':{'mid':'m\\u0000_1','text':'a\\u0000b\\ud83d\\ude00c\\ud83d d\\ude00'}")));

        assertThat(message.event())
                .isEqualTo(new Event.MessageReceived(Bodies.AT, "m_1", "ab\uD83D\uDE00c\uFFFD d\uFFFD", null));
    }

    @Test
    void readsBrokenUtf8AndAByteOrderMark() {
        String marked = "\uFEFF" + new String(body(item(Bodies.MESSAGE)), StandardCharsets.UTF_8);
        byte[] broken = marked.getBytes(StandardCharsets.UTF_8);
        int at = marked.indexOf("hello") + 2;
        broken[at] = (byte) 0xC0;
        broken[at + 1] = (byte) 0x80;

        assertThat(only(broken).event())
                .isEqualTo(new Event.MessageReceived(Bodies.AT, "m_1", "\uFFFD\uFFFDllo", null));
    }

    @Test
    void takesTheFirstOfDuplicateKeys() {
        Incoming message = only(body(item("'message':{'mid':'m_1','text':'first','text':'second','mid':'m_2'}")));

        assertThat(message.event()).isEqualTo(new Event.MessageReceived(Bodies.AT, "m_1", "first", null));
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        Incoming message =
                only(body(item("'nlp':{'entities':[1,2]},'message':{'new':true,'mid':'m_1','text':'hello'}")));

        assertThat(message.event()).isEqualTo(new Event.MessageReceived(Bodies.AT, "m_1", "hello", null));
    }

    @Test
    void givesEqualKeysToRepeatsAndDifferentKeysToDifferentEvents() {
        Set<EventKey> keys = new HashSet<>();
        List<String> items =
                new ArrayList<>(Bodies.FROM_PERSON.stream().map(Bodies::item).toList());
        items.add(Bodies.echo());
        items.add(item(Bodies.REACTION.replace("'react'", "'unreact'")));
        items.add(item(Bodies.MESSAGE).replace(Bodies.PERSON, "2"));
        items.add(item(Bodies.READ).replace("1700000000123", "1700000000124"));
        items.add(item(Bodies.OPT_IN.replace("TOKEN1", "TOKEN2")));
        items.add(item(Bodies.ECHO.replace("m_9", "m_1"))
                .replace(Bodies.PERSON, "0")
                .replace(Bodies.PAGE, Bodies.PERSON)
                .replace("'0'", "'" + Bodies.PAGE + "'"));
        String watermark = Bodies.READ.substring(Bodies.READ.indexOf('{'));
        items.add(item("'delivery':" + watermark));
        items.add(item("'referral':{'ref':'1700000000200'}"));
        for (String item : items) {
            EventKey key = only(body(item)).eventKey();
            assertThat(only(body(item)).eventKey()).isEqualTo(key);
            assertThat(key.bytes()).hasSize(32);
            assertThat(keys.add(key)).as(item).isTrue();
        }
    }

    @Test
    void keepsTheKeyWhenARepeatWithoutTimestampArrivesLater() {
        byte[] body = body(item(Bodies.MESSAGE).replace("'timestamp':1700000000123,", ""));
        byte[] timeless = bytes(new String(body, StandardCharsets.UTF_8).replaceAll("\"time\":\\d+,", ""));

        var first = (Reading.Events) WebhookReader.read(timeless, ARRIVED);
        var second = (Reading.Events) WebhookReader.read(timeless, ARRIVED.plusSeconds(3_600));

        assertThat(second.incoming().getFirst().eventKey())
                .isEqualTo(first.incoming().getFirst().eventKey());
        assertThat(second.incoming().getFirst().filedAt())
                .isEqualTo(first.incoming().getFirst().filedAt())
                .isEqualTo(ARRIVED.truncatedTo(ChronoUnit.DAYS));
    }

    @Test
    void survivesTwentyThousandMutatedBodies() {
        long seed = Long.getLong("rytm.seed", RandomGenerator.getDefault().nextLong());
        System.out.println("WebhookHardshipTest: -Drytm.seed=" + seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> items =
                new ArrayList<>(Bodies.FROM_PERSON.stream().map(Bodies::item).toList());
        Collections.addAll(items, Bodies.echo(), Bodies.policy());
        for (int run = 0; run < 20_000; run++) {
            byte[] mutated = Mutation.of(body(pick(items, random), pick(items, random)), random);

            Reading reading = WebhookReader.read(mutated, ARRIVED);

            assertThat(WebhookReader.read(mutated, ARRIVED))
                    .as("seed %d run %d", seed, run)
                    .isEqualTo(reading);
            Mutation.requireStorable(reading);
        }
    }

    private static String pick(List<String> items, RandomGenerator random) {
        return items.get(random.nextInt(items.size()));
    }
}
