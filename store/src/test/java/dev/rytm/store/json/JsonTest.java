package dev.rytm.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.core.Catalog;
import dev.rytm.core.Event;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.sequence.Sequence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JsonTest {

    private static final Seal REVERSED = new Seal() {
        @Override
        public String close(String token) {
            return "closed:" + new StringBuilder(token).reverse();
        }

        @Override
        public String open(String closed) {
            return new StringBuilder(closed.substring("closed:".length()))
                    .reverse()
                    .toString();
        }
    };

    @TestFactory
    Stream<DynamicTest> comesBackAsItWasFor() {
        long seed = Long.getLong("rytm.seed", RandomGenerator.getDefault().nextLong());
        System.out.println("JsonTest: -Drytm.seed=" + seed);
        Stream<Class<?>> variants = CoreTypes.sealedRoots().stream().flatMap(root -> Kinds.variants(root).stream());
        Stream<Class<?>> records = Stream.of(
                Contact.class,
                Consent.class,
                Flow.class,
                Sequence.class,
                Topic.class,
                PlannedSend.class,
                ConsentChange.class,
                Catalog.Entrances.class);
        return Stream.concat(variants, records)
                .map(type -> DynamicTest.dynamicTest(
                        type.getName() + " (seed " + seed + ")", () -> comesBack(new Samples(seed), type)));
    }

    private static void comesBack(Samples samples, Class<?> type) {
        for (int i = 0; i < 30; i++) {
            Object value = samples.record(type, 0);
            Class<?> declared = Kinds.root(type).orElse((Class) type);

            String json = Json.write(value, REVERSED);

            assertThat((Object) Json.read(json, declared, REVERSED)).as(json).isEqualTo(value);
        }
    }

    @Test
    void everyVariantKeepsItsWord() throws IOException {
        var words = new TreeMap<String, TreeSet<String>>();
        for (Class<?> root : CoreTypes.sealedRoots()) {
            Kinds.variants(root)
                    .forEach(variant -> words.computeIfAbsent(
                                    root.getName().substring("dev.rytm.core.".length()), name -> new TreeSet<>())
                            .add(Kinds.word(variant)));
        }
        var lines = new StringBuilder();
        words.forEach((root, kinds) ->
                lines.append(root).append(": ").append(String.join(" ", kinds)).append('\n'));

        try (var pinned = JsonTest.class.getResourceAsStream("kinds.txt")) {
            assertThat(lines.toString())
                    .as("stored documents hold these words; a new one is added to kinds.txt, an old one stays")
                    .isEqualTo(new String(pinned.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void wordsOfOneTypeAreDifferent() {
        for (Class<?> root : CoreTypes.sealedRoots()) {
            assertThat(Kinds.variants(root).stream().map(Kinds::word)).doesNotHaveDuplicates();
        }
    }

    @Test
    void tokensStandSealedInTheDatabaseAndNowhereInHttp() {
        var samples = new Samples(7);
        Contact contact = samples.sample(Contact.class);
        while (contact.consents().isEmpty()) {
            contact = samples.sample(Contact.class);
        }
        Contact withToken = contact;

        assertThat(Json.write(withToken, REVERSED)).contains("\"token\":\"closed:");
        assertThat(new String(Json.writeHttp(withToken), StandardCharsets.UTF_8))
                .doesNotContain("\"token\"");
        assertThatThrownBy(() -> Json.write(withToken)).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void everySecretOfCoreIsCalledToken() {
        assertThat(CoreTypes.all().stream()
                        .filter(Class::isRecord)
                        .flatMap(type -> Stream.of(type.getRecordComponents()))
                        .filter(component -> component.getType() == String.class)
                        .map(component -> component.getName())
                        .filter(name -> name.toLowerCase(java.util.Locale.ROOT).matches(".*(token|secret).*"))
                        .distinct())
                .containsExactly("token");
    }

    @Test
    void whatPostgresCannotHoldIsReplacedWhenWritten() {
        assertThat(Json.write(new Event.TagChanged(java.time.Instant.EPOCH, "a\0b\ud800c🥐", true)))
                .contains("a\ufffdb\ufffdc🥐");
    }

    /// What is sent => where it is wrong => what the sentence says.
    private static final String REFUSED = """
            {"kind":"text","text":"a"} => /quickReplies => must be given
            {"kind":"text","text":null,"quickReplies":[]} => /text => must be given
            {"kind":"text","text":1,"quickReplies":[]} => /text => must be a string
            {"kind":"text","text":"a","quickReplies":{}} => /quickReplies => an array
            {"kind":"text","text":"a","quickReplies":[null]} => /quickReplies => must be given
            {"kind":"text","text":"a","quickReplies":[],"x":1} => /x => is not known
            {"kind":"text","text":"a","quickReplies":[{"title":"t","payload":[]}]} => /quickReplies/0/payload => must be a string
            {"kind":"tixt","text":"a"} => /kind => must be one of: buttons, gallery
            {"text":"a"} => /kind => must be one of
            {"kind":"text","kind":"text"} => /kind => given twice
            {"kind":"text" =>  => not valid JSON
            {"kind":"text","text":"a","quickReplies":[]} 1 =>  =>
             =>  =>
            null =>  =>
            [] =>  =>
            7 =>  =>
            {"kind":"text","text":"a\\u0000","quickReplies":[]} => /text => U+0000
            {"kind":"text","text":"a\\ud800","quickReplies":[]} => /text => half characters
            {"kind":"gallery","cards":[],"square":"true","quickReplies":[]} => /square => true or false
            {"kind":"opt-in-template","title":"t","callToAction":"GO","payload":"p","reOptIn":true,"zone":"UTC"} => /callToAction => must be one of: ALLOW, GET
            {"kind":"opt-in-template","title":"t","callToAction":"GET","payload":"p","reOptIn":true,"zone":"Warsaw"} => /zone => a time zone such as
            """;

    @TestFactory
    Stream<DynamicTest> refuses() {
        String deep = "{\"kind\":\"not\",\"part\":".repeat(33) + "1" + "}".repeat(33);
        return Stream.concat(REFUSED.lines(), Stream.of(deep + " => /part/part => deeper than 32"))
                .map(line -> line.split(" ?=> ?", -1))
                .map(row -> DynamicTest.dynamicTest(
                        "body " + row[0],
                        () -> assertThatThrownBy(() -> Json.readHttp(row[0], OutgoingMessage.class))
                                .isInstanceOfSatisfying(JsonException.class, refused -> {
                                    assertThat(refused.pointer()).startsWith(row[1]);
                                    assertThat(refused).hasMessageContaining(row[2]);
                                })));
    }

    @Test
    void refusesADocumentOfMoreThanAMebibyte() {
        String text = "\"" + "a".repeat(Json.MAX_BYTES - 1) + "\"";

        assertThatThrownBy(() -> Json.readHttp(text, String.class)).hasMessageContaining("1048576 bytes");
        assertThat(Json.<String>readHttp("\"" + "a".repeat(Json.MAX_BYTES - 2) + "\"", String.class))
                .hasSize(Json.MAX_BYTES - 2);
    }

    @Test
    void refusesANumberThatWouldFillTheMemory() {
        assertThatThrownBy(() -> Json.readHttp(
                        "{\"kind\":\"numeric\",\"value\":1e999999999}", dev.rytm.core.contact.FieldValue.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("/value must be a number of at most 100 digits");
    }
}
