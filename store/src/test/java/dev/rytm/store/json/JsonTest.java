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
import java.util.List;
import java.util.Map;
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
        long seed = RandomGenerator.getDefault().nextLong();
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

    @TestFactory
    Stream<DynamicTest> refuses() {
        String deep = "{\"kind\":\"not\",\"part\":".repeat(33) + "1" + "}".repeat(33);
        Map<String, List<String>> table = new TreeMap<>();
        table.put("{\"kind\":\"text\",\"text\":\"a\"}", List.of("/quickReplies", "must be given"));
        table.put("{\"kind\":\"text\",\"text\":null,\"quickReplies\":[]}", List.of("/text", "must be given"));
        table.put("{\"kind\":\"text\",\"text\":1,\"quickReplies\":[]}", List.of("/text", "must be a string"));
        table.put("{\"kind\":\"text\",\"text\":\"a\",\"quickReplies\":{}}", List.of("/quickReplies", "an array"));
        table.put(
                "{\"kind\":\"text\",\"text\":\"a\",\"quickReplies\":[null]}",
                List.of("/quickReplies", "must be given"));
        table.put("{\"kind\":\"text\",\"text\":\"a\",\"quickReplies\":[],\"x\":1}", List.of("/x", "is not known"));
        table.put(
                "{\"kind\":\"text\",\"text\":\"a\",\"quickReplies\":[{\"title\":\"t\",\"payload\":[]}]}",
                List.of("/quickReplies/0/payload", "must be a string"));
        table.put("{\"kind\":\"tixt\",\"text\":\"a\"}", List.of("/kind", "must be one of: buttons, gallery"));
        table.put("{\"text\":\"a\"}", List.of("/kind", "must be one of"));
        table.put("{\"kind\":\"text\",\"kind\":\"text\"}", List.of("/kind", "given twice"));
        table.put("{\"kind\":\"text\"", List.of("", "not valid JSON"));
        table.put("{\"kind\":\"text\",\"text\":\"a\",\"quickReplies\":[]} 1", List.of("", ""));
        table.put("", List.of("", ""));
        table.put("null", List.of("", ""));
        table.put("[]", List.of("", ""));
        table.put("7", List.of("", ""));
        table.put(deep, List.of("/part/part", "deeper than 32"));
        table.put("{\"kind\":\"text\",\"text\":\"a\\u0000\",\"quickReplies\":[]}", List.of("/text", "U+0000"));
        table.put("{\"kind\":\"text\",\"text\":\"a\\ud800\",\"quickReplies\":[]}", List.of("/text", "half characters"));
        table.put(
                "{\"kind\":\"gallery\",\"cards\":[],\"square\":\"true\",\"quickReplies\":[]}",
                List.of("/square", "true or false"));
        table.put(
                "{\"kind\":\"opt-in-template\",\"title\":\"t\",\"callToAction\":\"GO\",\"payload\":\"p\",\"reOptIn\":true,\"zone\":\"UTC\"}",
                List.of("/callToAction", "must be one of: ALLOW, GET"));
        table.put(
                "{\"kind\":\"opt-in-template\",\"title\":\"t\",\"callToAction\":\"GET\",\"payload\":\"p\",\"reOptIn\":true,\"zone\":\"Warsaw\"}",
                List.of("/zone", "a time zone such as"));
        return table.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        "body " + entry.getKey(),
                        () -> assertThatThrownBy(() -> Json.readHttp(entry.getKey(), OutgoingMessage.class))
                                .isInstanceOfSatisfying(JsonException.class, refused -> {
                                    assertThat(refused.pointer())
                                            .startsWith(entry.getValue().getFirst());
                                    assertThat(refused)
                                            .hasMessageContaining(
                                                    entry.getValue().getLast());
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
