package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.consent.ConsentChange.Kind;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.CallToAction;
import dev.rytm.store.ConsentExport.Cursor;
import dev.rytm.store.ConsentExport.Slice;
import dev.rytm.store.ConsentLedger.Addition;
import dev.rytm.store.ledger.FileFault;
import dev.rytm.store.ledger.LedgerFile;
import dev.rytm.store.ledger.LedgerFile.Outcome;
import dev.rytm.store.ledger.LedgerLine;
import dev.rytm.store.ledger.LedgerWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerFileIT {

    private static final Instant NOON = Instant.parse("2022-06-01T12:00:00Z");
    private static final long PAGE = 7;
    private static final Wording WORDING = new Wording(1, "Weekly news", null, CallToAction.GET_UPDATES, "en");

    private static Database database;
    private static List<String> whole;

    /// Cecil was forgotten and came back; Dora was forgotten; since the last seal Anna resumed.
    @BeforeAll
    static void export() throws IOException {
        database = Databases.fresh();
        append("anna", Kind.OPTED_IN, Kind.STOPPED);
        append("berta", Kind.OPTED_IN);
        append("cecil", Kind.OPTED_IN, Kind.STOPPED);
        append("dora", Kind.OPTED_IN);
        seal();
        forget("cecil", "dora");
        append("cecil", Kind.OPTED_IN);
        seal();
        append("anna", Kind.RESUMED);
        whole = exported(() -> {});
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aFileThatNobodyTouchedIsWhole() throws IOException {
        List<FileFault> faults = new ArrayList<>();

        Outcome outcome = verify(whole, faults::add);

        assertThat(faults).isEmpty();
        assertThat(outcome)
                .extracting(Outcome::people, Outcome::entries, Outcome::seals, Outcome::faults)
                .containsExactly(4L, 8L, 2L, 0L);
        assertThat(outcome.newestSeal().number()).isEqualTo(2);
    }

    @Test
    void saysWhatWasShownUnlessThePersonWasForgotten() {
        assertThat(whole.stream().filter(line -> isOf("entry", line)).filter(line -> line.contains("\"change\"")))
                .hasSize(5)
                .allMatch(line -> line.contains("\"wording\":{\"version\":1,\"title\":\"Weekly news\""));
        assertThat(whole.stream().filter(line -> isOf("entry", line)).filter(line -> !line.contains("\"change\"")))
                .hasSize(3);
        assertThat(whole.stream()
                        .filter(line -> isOf("person", line))
                        .map(line -> line.replaceAll(".*\"contact\":\"([a-z]+)\".*", "$1")))
                .containsExactly("anna", "berta", "cecil");
    }

    @Test
    void aFileThatWasMadeWhileTheLedgerGrewIsWhole() throws IOException {
        append("long", Collections.nCopies(2_500, Kind.OPTED_IN).toArray(Kind[]::new));
        seal();
        List<FileFault> faults = new ArrayList<>();
        int[] newcomers = {0};

        List<String> grown = exported(() -> {
            append("long", Kind.STOPPED);
            append("anna", Kind.STOPPED);
            append("newcomer " + newcomers[0]++, Kind.OPTED_IN);
            seal();
        });

        verify(grown, faults::add);
        assertThat(faults).isEmpty();
    }

    static Stream<Arguments> changedHeadersAndChains() {
        return Stream.of(
                change("the form in the header", "NO_LEDGER", 1, replace("header", "ledger-1", "ledger-2")),
                change("the page in the header", "ROW SEAL", 3, replace("header", "\"page\":7", "\"page\":8")),
                change("the name in the header", "DIGEST", null, replace("header", "Bakery", "Butchery")),
                change("the head of a chain", "END", null, replace("chain", "\"head\":\"....", "\"head\":\"0000")),
                change("the length of a chain", "END", null, replace("chain", "\"length\":.", "\"length\":9")),
                change("the key of a chain", "TEXT", null, replace("chain", "\"key\":\"....", "\"key\":\"0000")),
                change(
                        "the id of a chain",
                        "ROW HEAD",
                        3,
                        (lines, _) -> first(lines, "chain", "\"chain\":\"....", "\"chain\":\"0000")),
                change("no chain", "ROW", 2, (lines, _) -> without(lines, 1)));
    }

    static Stream<Arguments> changedEntries() {
        return Stream.of(
                change("the body of an entry", "ROW", null, replace("entry", "\"body\":\"....", "\"body\":\"0000")),
                change("the hash of an entry", "ROW", null, replace("entry", "\"hash\":\"....", "\"hash\":\"0000")),
                change("the words of an entry", "TEXT", null, replace("entry", "Weekly", "Daily")),
                change(
                        "no words of an entry",
                        "TEXT",
                        null,
                        replace("entry", "\"change\":.*?},\"cause\":\"event-1\"},", "")),
                change("the position of an entry", "ROW", null, replace("entry", "\"position\":.", "\"position\":5")),
                change("an entry twice", "ROW", 4, (lines, _) -> with(lines, 3, lines.get(2))),
                change("no entry", "ROW", null, LedgerFileIT::withoutAnEntry),
                change("chains in another order", "MISPLACED", null, LedgerFileIT::withTheFirstChainLast));
    }

    static Stream<Arguments> changedPersonsAndSeals() {
        return Stream.of(
                change(
                        "the chain of a person",
                        "PERSON",
                        null,
                        replace("person", "\"chain\":\"....", "\"chain\":\"0000")),
                change("the id of a person", "DIGEST", null, replace("person", "anna|berta|cecil", "zoe")),
                change("the heads of a seal", "SEAL", null, replace("seal", "\"heads\":\"....", "\"heads\":\"0000")),
                change("the hash of a seal", "SEAL", null, replace("seal", "\"hash\":\"....", "\"hash\":\"0000")),
                change("the number of a seal", "SEAL", null, replace("seal", "\"number\":1", "\"number\":3")),
                change("the time of a seal", "DIGEST", null, replace("seal", "\"sealedAt\":\"2", "\"sealedAt\":\"1")),
                change("no seal", "SEAL COUNT", null, (lines, at) -> without(lines, at.indexOf("seal"))));
    }

    static Stream<Arguments> changedEndsAndFiles() {
        return Stream.of(
                change("how much there is", "COUNT", null, replace("end", "\"entries\":8", "\"entries\":9")),
                change(
                        "what all is hashed to",
                        "DIGEST",
                        null,
                        replace("end", "\"sha256\":\"....", "\"sha256\":\"0000")),
                change("no end", "CUT_OFF", null, (lines, _) -> without(lines, lines.size() - 1)),
                change("half of the end", "UNREADABLE CUT_OFF", null, replace("end", ",\"seals.*", "")),
                change("more after the end", "MISPLACED", null, (lines, _) -> with(lines, lines.size(), lines.get(1))),
                change("no JSON", "UNREADABLE", 3, (lines, _) -> with(lines, 2, "hello")),
                change("no line at all", "UNREADABLE", 3, (lines, _) -> with(lines, 2, "null")),
                change("a kind that nobody knows", "UNREADABLE", 3, (lines, _) -> with(lines, 2, "{\"kind\":\"x\"}")),
                change("an empty file", "NO_LEDGER", 1, (_, _) -> List.of()),
                change("some other file", "NO_LEDGER", 1, (_, _) -> List.of("id,first_name", "1,Anna")));
    }

    /// What was changed makes another digest as well, which is not told of each.
    @ParameterizedTest(name = "{0}")
    @MethodSource({"changedHeadersAndChains", "changedEntries", "changedPersonsAndSeals", "changedEndsAndFiles"})
    void findsWhatWasChanged(String what, String kinds, Integer line, Change change) throws IOException {
        List<FileFault> faults = new ArrayList<>();
        List<String> changed = change.apply(whole, kindsOf(whole));
        assertThat(changed).as(what).isNotEqualTo(whole);

        Outcome outcome = verify(changed, faults::add);

        assertThat(outcome.faults()).isEqualTo(faults.size()).isPositive();
        assertThat(faults.stream().map(FileFault::kind).map(Enum::name).distinct())
                .containsAll(List.of(kinds.split(" ")));
        if (line != null) {
            assertThat(faults.getFirst().line()).isEqualTo(line.longValue());
        }
    }

    @FunctionalInterface
    interface Change extends BiFunction<List<String>, List<String>, List<String>> {}

    private static Arguments change(String what, String kinds, Integer line, Change change) {
        return arguments(what, kinds, line, change);
    }

    /// In the first line of that kind in which there is something to replace.
    private static Change replace(String kind, String wanted, String replacement) {
        return (lines, _) -> first(lines, kind, wanted, replacement);
    }

    private static List<String> first(List<String> lines, String kind, String wanted, String replacement) {
        List<String> changed = new ArrayList<>(lines);
        int at = IntStream.range(0, lines.size())
                .filter(i -> isOf(kind, lines.get(i)))
                .filter(i -> !lines.get(i).replaceFirst(wanted, replacement).equals(lines.get(i)))
                .findFirst()
                .orElseThrow();
        changed.set(at, lines.get(at).replaceFirst(wanted, replacement));
        return changed;
    }

    private static List<String> without(List<String> lines, int at) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(at);
        return changed;
    }

    private static List<String> with(List<String> lines, int at, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.add(at, line);
        return changed;
    }

    /// The first of a chain of several.
    private static List<String> withoutAnEntry(List<String> lines, List<String> kinds) {
        int second = IntStream.range(0, lines.size())
                .filter(i -> kinds.get(i).equals("entry") && lines.get(i).contains("\"position\":2"))
                .findFirst()
                .orElseThrow();
        return without(lines, second - 1);
    }

    private static List<String> withTheFirstChainLast(List<String> lines, List<String> kinds) {
        List<String> changed = new ArrayList<>(lines);
        int second = kinds.subList(2, kinds.size()).indexOf("chain") + 2;
        Collections.rotate(changed.subList(1, kinds.indexOf("person")), 1 - second);
        return changed;
    }

    private static List<String> kindsOf(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("^\\{\"kind\":\"([a-z]+)\".*", "$1"))
                .toList();
    }

    private static boolean isOf(String kind, String line) {
        return line.startsWith("{\"kind\":\"" + kind + "\"");
    }

    private static Outcome verify(List<String> lines, Consumer<FileFault> listener) throws IOException {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        return LedgerFile.verify(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), listener);
    }

    private static List<String> exported(Runnable meanwhile) throws IOException {
        var out = new ByteArrayOutputStream();
        LedgerWriter writer = new LedgerWriter(out);
        int last = database.inTransaction(t -> t.consentSeals().figures(PAGE).seals());
        Instant begun = database.inTransaction(t -> t.consentExport().now());
        writer.write(new LedgerLine.Header(LedgerLine.FORMAT, PAGE, "Bakery", ZoneId.of("Europe/Warsaw"), NOON));
        write(writer, Cursor.START, (export, after) -> export.chains(PAGE, after), meanwhile);
        write(writer, "", (export, after) -> export.persons(PAGE, after, begun), meanwhile);
        write(writer, 0, (export, after) -> export.seals(PAGE, after, last), meanwhile);
        writer.end();
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static <C> void write(
            LedgerWriter writer, C start, BiFunction<ConsentExport, C, Slice<C>> part, Runnable meanwhile)
            throws IOException {
        C after = start;
        for (int slices = 0; after != null; slices++) {
            assertThat(slices).as("whatever grows meanwhile").isLessThan(20);
            C from = after;
            Slice<C> slice = database.inTransaction(t -> part.apply(t.consentExport(), from));
            for (LedgerLine line : slice.lines()) {
                writer.write(line);
            }
            after = slice.next();
            meanwhile.run();
        }
    }

    private static void append(String person, Kind... kinds) {
        ContactKey key = new ContactKey(PAGE, person);
        database.inTransaction(t -> {
            t.contacts().lock(List.of(key), NOON);
            var additions = Stream.of(kinds).map(kind -> new Addition(key, change(kind)));
            t.consentLedger().append(additions.toList());
            return true;
        });
    }

    private static ConsentChange change(Kind kind) {
        return new ConsentChange(
                new TopicId("news"), kind, NOON, true, Frequency.WEEKLY, NOON.plusSeconds(60), WORDING, "event-1");
    }

    private static void seal() {
        database.inTransaction(t -> t.consentSeals().seal(PAGE));
    }

    private static void forget(String... people) {
        List<ContactKey> keys =
                Stream.of(people).map(person -> new ContactKey(PAGE, person)).toList();
        database.inTransaction(t -> {
            t.consentLedger().forget(keys);
            return true;
        });
    }
}
