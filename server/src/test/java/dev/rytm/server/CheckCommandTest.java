package dev.rytm.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {

    private static final String SAY = """
            {"kind":"message","id":"%s","name":"","exits":{},"message":{"kind":"text","text":"Hi","quickReplies":[]}%s}""";

    @TempDir
    private Path directory;

    private record Answer(int status, List<String> lines) {}

    private static Answer check(Map<String, String> environment, Path... files) {
        List<String> arguments = new ArrayList<>(List.of("check"));
        Stream.of(files).map(Path::toString).forEach(arguments::add);
        var written = new ByteArrayOutputStream();
        try (var out = new PrintStream(written, true, StandardCharsets.UTF_8)) {
            int status = CheckCommand.run(arguments.toArray(String[]::new), environment, out);
            return new Answer(
                    status, written.toString(StandardCharsets.UTF_8).lines().toList());
        }
    }

    private static Answer check(Path... files) {
        return check(Map.of("LANG", "en_GB.UTF-8"), files);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Path flow(String id, String kind, String entry, String... steps) throws IOException {
        return write(id + ".json", """
                {"name":"Hello","kind":"%s","document":{"entry":"%s","steps":{%s},"layout":{}}}""".formatted(kind, entry, String.join(",", steps)));
    }

    private static String say(String id, String next) {
        String exit = next.isEmpty() ? "" : ",\"next\":\"%s\"".formatted(next);
        return "\"%s\":".formatted(id) + SAY.formatted(id, exit);
    }

    @Test
    void saysThatAFlowIsFine() throws IOException {
        assertThat(check(flow("hello", "FLOW", "a", say("a", ""))))
                .isEqualTo(new Answer(0, List.of("hello.json: nothing found")));
    }

    @Test
    void warnsAndIsContent() throws IOException {
        Answer answer = check(flow("hello", "FLOW", "a", say("a", "b"), say("b", "")));

        assertThat(answer.status()).isZero();
        assertThat(answer.lines())
                .singleElement()
                .asString()
                .startsWith("hello.json: /steps/b: Warning: The message \"b\" follows the message \"a\"")
                .contains("Put a question");
    }

    @Test
    void failsForAnError() throws IOException {
        Answer answer = check(flow("hello", "FLOW", "a", say("a", "a")));

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.lines().getFirst()).startsWith("hello.json: /steps/a: Error: From \"a\"");
    }

    @ParameterizedTest
    @CsvSource({
        "LANG, pl_PL.UTF-8, Ostrzeżenie",
        "LC_ALL, pl_PL, Ostrzeżenie",
        "LANG, en_US.UTF-8, Warning",
        "LANG, C, Warning"
    })
    void speaksTheLanguageOfTheTerminal(String name, String value, String word) throws IOException {
        Answer answer = check(Map.of(name, value), flow("hello", "FLOW", "a", say("a", "b"), say("b", "")));

        assertThat(answer.lines().getFirst()).contains(": " + word + ": ");
    }

    @Test
    void followsFlowsFromFileToFile() throws IOException {
        String go = """
                "g":{"kind":"go-to","id":"g","name":"","target":{"kind":"to-subflow","flow":"pause"},"next":"b"}""";
        String wait = """
                "w":{"kind":"wait","id":"w","name":"","delay":{"kind":"for","duration":"PT48H"}}""";
        Path main = flow("main", "FLOW", "g", go, say("b", ""));
        Path pause = flow("pause", "SUBFLOW", "w", wait);

        assertThat(check(main).lines())
                .anyMatch(line -> line.contains("\"g\" leads into the flow \"pause\", which is not among the files"));
        assertThat(check(main, pause).lines())
                .anyMatch(line -> line.startsWith("main.json: /steps/b: Warning: The message \"b\" may come more"))
                .noneMatch(line -> line.contains("not among"));
    }

    @Test
    void takesTopicsAndSequencesThatAreMentionedToExist() throws IOException {
        String consent = """
                "k":{"kind":"consent","id":"k","name":"","topic":"news","asked":"e"}""";
        String enrol = """
                "e":{"kind":"action","id":"e","name":"","actions":[{"kind":"enrol","sequence":"course","replace":false}]}""";

        assertThat(check(flow("hello", "FLOW", "k", consent, enrol)).lines())
                .containsExactly("hello.json: nothing found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"name\":7}", "\u0000", "{\"name\":\"a\",\"name\":\"b\"}", "null"})
    void tellsWhatIsWrongWithAFileThatIsNoFlow(String text) throws IOException {
        Answer answer = check(write("odd.json", text));

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.lines()).isNotEmpty().allMatch(line -> line.startsWith("odd.json: "));
    }

    @Test
    void tellsEveryBrokenStepByItsPath() throws IOException {
        Answer answer = check(flow("odd", "FLOW", "a", "\"a\":{\"kind\":\"dance\"}", "\"b\":7"));

        assertThat(answer.lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("odd.json: /steps/a/kind: The value must be one of"))
                .anyMatch(line -> line.startsWith("odd.json: /steps/b: "));
    }

    @Test
    void isNotFooledByDepthOrLength() throws IOException {
        Path deep = write("deep.json", "[".repeat(100_000));
        Path large = write("large.json", "\"" + "x".repeat(2 << 20) + "\"");

        assertThat(check(deep, large).lines())
                .anyMatch(line -> line.startsWith("deep.json: ") && line.contains("nest deeper"))
                .anyMatch(line -> line.startsWith("large.json: ") && line.contains("longer than"));
    }

    @Test
    void tellsOfAFileThatIsNotThereAndHowItIsUsed() {
        assertThat(check(directory.resolve("nowhere.json")))
                .isEqualTo(new Answer(1, List.of("nowhere.json: The file cannot be read.")));
        assertThat(check().status()).isEqualTo(2);
        assertThat(check().lines()).singleElement().asString().contains("./rytm check FILE...");
    }
}
