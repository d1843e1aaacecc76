package dev.rytm.messenger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {

    /// The vector of docs/platform.
    private static final String SECRET = "60efff025951cddde78c8d03de52cc90";

    private static final String BODY =
            "{\"object\":\"page\",\"entry\":[{\"id\":\"1717527131834678\",\"time\":1475942721780,"
                    + "\"messaging\":[{\"sender\":{\"id\":\"1256217357730577\"},\"recipient\":{\"id\":\"1717527131834678\"},"
                    + "\"timestamp\":1475942721741,\"message\":{\"mid\":\"mid.1475942721728:3b9e3646712f9bed52\",\"seq\":123,"
                    + "\"text\":\"34wrr3wr\"}}]}]}";
    private static final String HEX = "2c28be6e4b8c62b732b3487f445dbec6624868db6844b347567ebc86d7da3ad4";
    private static final String GOOD = "sha256=" + HEX;
    private static final byte[] BYTES = BODY.getBytes(StandardCharsets.UTF_8);

    @Test
    void acceptsTheVectorOfThePlatformPage() {
        assertThat(Signature.matches(List.of(GOOD), BYTES, List.of(SECRET))).isTrue();
    }

    @Test
    void acceptsAnyActiveSecretDuringRotation() {
        assertThat(Signature.matches(List.of(GOOD), BYTES, List.of("another", SECRET, "a third")))
                .isTrue();
        assertThat(Signature.matches(List.of(GOOD), BYTES, List.of(SECRET, "another")))
                .isTrue();
    }

    static Stream<Arguments> forgeries() {
        String upper = HEX.toUpperCase(Locale.ROOT);
        return Stream.of(
                refused("no header", List.of()),
                refused("empty header", List.of("")),
                refused("two equal headers", List.of(GOOD, GOOD)),
                refused("good then bad header", List.of(GOOD, "sha256=00")),
                refused("bad then good header", List.of("sha256=00", GOOD)),
                refused("two in one, comma", List.of(GOOD + "," + GOOD)),
                refused("two in one, comma and space", List.of(GOOD + ", " + GOOD)),
                refused("hex without prefix", List.of(HEX)),
                refused("sha1 digest of the same body", List.of("sha1=3daa41999293ff66c3eb313e04bcf77861bb0276")),
                refused("sha1 digest called sha256", List.of("sha256=3daa41999293ff66c3eb313e04bcf77861bb0276")),
                refused("sha256 digest called sha1", List.of("sha1=" + HEX)),
                refused("sha512 prefix", List.of("sha512=" + HEX)),
                refused("upper-case hex", List.of("sha256=" + upper)),
                refused("one upper-case digit", List.of("sha256=" + HEX.replaceFirst("c", "C"))),
                refused("upper-case prefix", List.of("SHA256=" + HEX)),
                refused("mixed-case prefix", List.of("Sha256=" + HEX)),
                refused("prefix with a hyphen", List.of("sha-256=" + HEX)),
                refused("prefix without =", List.of("sha256" + HEX)),
                refused("prefix with :", List.of("sha256:" + HEX)),
                refused("prefix with ==", List.of("sha256==" + HEX)),
                refused("prefix only", List.of("sha256=")));
    }

    static Stream<Arguments> forgedDigits() {
        return Stream.of(
                refused("truncated by one digit", List.of(GOOD.substring(0, GOOD.length() - 1))),
                refused("truncated by one byte", List.of(GOOD.substring(0, GOOD.length() - 2))),
                refused("truncated to half", List.of(GOOD.substring(0, 7 + 32))),
                refused("truncated to one byte", List.of(GOOD.substring(0, 9))),
                refused("one digit longer", List.of(GOOD + "0")),
                refused("one byte longer", List.of(GOOD + "00")),
                refused("leading space", List.of(" " + GOOD)),
                refused("trailing space", List.of(GOOD + " ")),
                refused("space after =", List.of("sha256= " + HEX)),
                refused("trailing tab", List.of(GOOD + "\t")),
                refused("trailing newline", List.of(GOOD + "\n")),
                refused("trailing NUL", List.of(GOOD + "\0")),
                refused("quoted", List.of("\"" + GOOD + "\"")),
                refused("quoted hex", List.of("sha256=\"" + HEX + "\"")),
                refused("0x before the hex", List.of("sha256=0x" + HEX.substring(2))),
                refused("a digit that is no hex", List.of("sha256=g" + HEX.substring(1))),
                refused("full-width digits", List.of("sha256=\uFF12" + HEX.substring(1))),
                refused("all zeros", List.of("sha256=" + "0".repeat(64))),
                refused("first digit wrong", List.of("sha256=3" + HEX.substring(1))),
                refused("last digit wrong", List.of("sha256=" + HEX.substring(0, 63) + "5")),
                refused("digits reversed", List.of("sha256=" + new StringBuilder(HEX).reverse())),
                refused("base64", List.of("sha256=LCi+bkuMYrcys0h/RF2+xmJIaNtoRLNHVn68htfaOtQ=")));
    }

    private static Arguments refused(String what, List<String> headers) {
        return Arguments.of(what, headers);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"forgeries", "forgedDigits"})
    void refusesEveryOtherHeader(String what, List<String> headers) {
        assertThat(Signature.matches(headers, BYTES, List.of(SECRET))).isFalse();
    }

    static Stream<Arguments> secrets() {
        return Stream.of(
                Arguments.of("none", List.of()),
                Arguments.of("an empty one", List.of("")),
                Arguments.of("another", List.of("another")),
                Arguments.of("upper case", List.of(SECRET.toUpperCase(Locale.ROOT))),
                Arguments.of("with a newline", List.of(SECRET + "\n")),
                Arguments.of("truncated", List.of(SECRET.substring(1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("secrets")
    void refusesWithoutTheRightSecret(String what, List<String> secrets) {
        assertThat(Signature.matches(List.of(GOOD), BYTES, secrets)).isFalse();
    }

    static Stream<String> bodies() {
        return Stream.of("", " " + BODY, BODY + "\n", BODY.replace(":", ": "), BODY.replace("34wrr", "34\\u0077rr"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void refusesABodyThatWasWrittenAgain(String body) {
        assertThat(Signature.matches(List.of(GOOD), body.getBytes(StandardCharsets.UTF_8), List.of(SECRET)))
                .isFalse();
    }

    @Test
    void refusesAfterAnySingleFlippedBitOfTheBody() {
        for (int bit = 0; bit < BYTES.length * 8; bit++) {
            byte[] flipped = flip(BYTES, bit);
            assertThat(Signature.matches(List.of(GOOD), flipped, List.of(SECRET)))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @Test
    void refusesAfterAnySingleFlippedBitOfTheHeader() {
        byte[] header = GOOD.getBytes(StandardCharsets.ISO_8859_1);
        for (int bit = 0; bit < header.length * 8; bit++) {
            String flipped = new String(flip(header, bit), StandardCharsets.ISO_8859_1);
            assertThat(Signature.matches(List.of(flipped), BYTES, List.of(SECRET)))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @Test
    void refusesRandomBodiesUnderAForeignSignature() {
        long seed = Long.getLong("rytm.seed", RandomGenerator.getDefault().nextLong());
        System.out.println("SignatureTest: -Drytm.seed=" + seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int run = 0; run < 2_000; run++) {
            byte[] body = new byte[random.nextInt(300)];
            random.nextBytes(body);
            assertThat(Signature.matches(List.of(GOOD), body, List.of(SECRET)))
                    .as("seed %d run %d", seed, run)
                    .isFalse();
        }
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = Arrays.copyOf(bytes, bytes.length);
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }
}
