package dev.rytm.server.api.people;

import dev.rytm.core.Catalog;
import dev.rytm.core.TeamNotice;
import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Sentences;
import dev.rytm.server.api.StepNames;
import dev.rytm.store.ConsentLedger;
import dev.rytm.store.Notes;
import dev.rytm.store.PersonRecords.Foreign;
import dev.rytm.store.PersonRecords.Happened;
import dev.rytm.store.PersonRecords.Sent;
import dev.rytm.store.SendReports.Line;
import dev.rytm.store.TeamNotices;
import dev.rytm.store.Transaction;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The parts of a person's file, each read in chunks with a transaction of its own; what it is made of is told in
/// docs/api.md.
final class PersonFile {

    private final LongJson file;
    private final Caller caller;
    private final ContactKey key;
    private final NoteWords words;
    private final Mentioned mentioned = new Mentioned();

    PersonFile(OutputStream out, Caller caller, ContactKey key, Catalog catalog) {
        this.file = new LongJson(out);
        this.caller = caller;
        this.key = key;
        this.words = new NoteWords(caller.language(), new StepNames(catalog));
    }

    /// Who keeps the data, and when this was taken out.
    record Head(Instant exportedAt, String page, String metaPageId) {}

    /// A change of a consent with its place in the chain that proves it.
    record Proof(int position, String sentence, ConsentChange change) {}

    /// A message to the person: what it said, how it stands and why.
    record Message(
            Line send,
            String sentence,
            @Nullable String title,
            @Nullable Map<String, Object> content) {}

    record Decision(Instant at, String kind, String sentence, Map<String, String> parameters) {}

    /// What the team was told about the person.
    record Told(Instant at, String sentence, TeamNotice notice) {}

    void write(Head head, Contact person) throws IOException {
        mentioned.in(person);
        file.value("head", head);
        file.value("person", person);
        file.list(
                "consentProofs",
                (last, max) -> read(
                        transaction -> transaction.consentLedger().of(key, last == null ? 0 : last.position(), max)),
                this::proof);
        file.list(
                "messages",
                (last, max) -> read(transaction -> transaction.personRecords().sends(key, last, max)),
                this::message);
        file.list(
                "events",
                (last, max) -> read(transaction -> transaction.personRecords().events(key, last, max)),
                (Happened event) -> event);
        file.list(
                "decisions",
                (last, max) -> read(transaction -> transaction.personRecords().notes(key, last, max)),
                this::decision);
        file.list(
                "notices",
                (last, max) -> read(transaction -> transaction.personRecords().notices(key, last, max)),
                this::notice);
        file.list(
                "otherTopics",
                (last, max) -> read(transaction -> transaction.personRecords().foreignTokens(key, last, max)),
                (Foreign foreign) -> foreign);
        file.value("names", mentioned.names(words.names().catalog()));
        file.end();
    }

    private <T> List<T> read(Function<Transaction, List<T>> part) {
        return caller.inPage(String.valueOf(key.pageId()), (transaction, _) -> part.apply(transaction));
    }

    private Proof proof(ConsentLedger.Entry entry) {
        mentioned.in(entry.change().topic());
        String sentence = Sentences.of(
                words.language(), "ConsentChange." + entry.change().kind().name());
        return new Proof(entry.position(), sentence, entry.change());
    }

    private Message message(Sent sent) {
        mentioned.in(sent.send().origin());
        return new Message(
                sent.send(), SendRoutes.sentence(sent.send(), words.language()), sent.title(), sent.content());
    }

    private Decision decision(Notes.Line line) {
        mentioned.in(line.entry().parameters());
        return new Decision(
                line.at(),
                line.entry().kind(),
                words.sentence(line.entry()),
                line.entry().parameters());
    }

    private Told notice(TeamNotices.Line line) {
        String sentence =
                Sentences.of(words.language(), "TeamNotice." + line.notice().kind());
        return new Told(line.at(), sentence, line.notice());
    }
}
