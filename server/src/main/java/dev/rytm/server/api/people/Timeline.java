package dev.rytm.server.api.people;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.server.api.Sentences;
import dev.rytm.store.ConsentLedger;
import dev.rytm.store.Notes;
import dev.rytm.store.SendReports.Line;
import dev.rytm.store.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that happened to one person, newest first: decisions, sends and consents, each with a sentence.
///
/// `before` is where the next page begins; lines of one instant never fall apart, so a page may be a little longer than
/// asked for.
record Timeline(List<Moment> moments, @Nullable Instant before) {

    /// Which part is wanted: the newest `max` lines before an instant.
    record Span(Instant before, int max) {}

    /// One line. `about` says which source it is from: decision, send or consent.
    record Moment(Instant at, String about, String kind, String sentence, Map<String, String> parameters) {

        Moment {
            parameters = Map.copyOf(parameters);
        }
    }

    static Timeline read(Transaction transaction, ContactKey contact, Span span, NoteWords words) {
        Locale language = words.language();
        List<Moment> notes = transaction.notes().of(contact, span.before(), span.max()).stream()
                .map(line -> note(line, words))
                .toList();
        List<Moment> sends = transaction.sendReports().of(contact, span.before(), span.max()).stream()
                .map(line -> send(line, language))
                .toList();
        Stream<Moment> consents = transaction.consentLedger().of(contact).stream()
                .filter(entry -> entry.change().at().isBefore(span.before()))
                .map(entry -> consent(entry, language));
        // What lies before the last line of a full list may miss lines of that list.
        Instant complete = Stream.of(notes, sends)
                .filter(list -> list.size() >= span.max())
                .map(list -> list.getLast().at())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        // Of one instant: a consent leads to decisions, and they to what is sent.
        List<Moment> merged = Stream.of(sends.stream(), notes.stream(), consents)
                .flatMap(lines -> lines)
                .filter(moment -> !moment.at().isBefore(complete))
                .sorted(Comparator.comparing(Moment::at).reversed())
                .toList();
        return cut(merged, span.max(), complete);
    }

    private static Timeline cut(List<Moment> merged, int max, Instant complete) {
        if (merged.size() <= max) {
            return new Timeline(merged, complete.equals(Instant.MIN) ? null : complete);
        }
        Instant last = merged.get(max - 1).at();
        return new Timeline(
                merged.stream().filter(moment -> !moment.at().isBefore(last)).toList(), last);
    }

    private static Moment note(Notes.Line line, NoteWords words) {
        return new Moment(
                line.at(),
                "decision",
                line.entry().kind(),
                words.sentence(line.entry()),
                line.entry().parameters());
    }

    private static Moment send(Line line, Locale language) {
        Map<String, String> parameters = new HashMap<>();
        put(parameters, "send", line.place().id());
        put(parameters, "topic", line.origin().topic());
        put(parameters, "flow", line.origin().flow());
        put(parameters, "step", line.origin().step());
        put(parameters, "sequence", line.origin().sequence());
        put(parameters, "reason", line.reason());
        return new Moment(
                line.plannedAt(), "send", line.state().name(), SendRoutes.sentence(line, language), parameters);
    }

    private static Moment consent(ConsentLedger.Entry entry, Locale language) {
        Map<String, String> parameters = new HashMap<>();
        put(parameters, "topic", entry.change().topic().value());
        put(parameters, "effective", String.valueOf(entry.change().effective()));
        put(parameters, "cause", entry.change().cause());
        return new Moment(
                entry.change().at(),
                "consent",
                entry.change().kind().name(),
                Sentences.of(language, "ConsentChange." + entry.change().kind().name()),
                parameters);
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
