package dev.rytm.server.api.people;

import dev.rytm.core.Catalog;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.LedgerWords;
import dev.rytm.server.api.Limits;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Sentences;
import dev.rytm.server.api.StepNames;
import dev.rytm.server.api.Words;
import dev.rytm.store.Catalogs;
import dev.rytm.store.ConsentLedger.Entry;
import dev.rytm.store.People.ConsentLine;
import dev.rytm.store.People.Filter;
import dev.rytm.store.Transaction;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// People, what they agreed to, and the proof of it.
@RestController
@RequestMapping("/api/v1/pages/{page}")
public final class ContactRoutes {

    private final Catalogs catalogs;

    public ContactRoutes(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    /// `after` for the next page; absent at the end.
    record ConsentPage(List<ConsentLine> consents, @Nullable String after) {}

    /// `fault` says to people what is wrong with the chain; absent when it is whole.
    record LedgerView(List<Entry> entries, @Nullable String fault) {}

    @GetMapping("/contacts/{contact}")
    @Scoped(Scope.CONTACTS_READ)
    Contact show(Caller caller, @PathVariable String page, @PathVariable String contact) {
        return caller.inPage(page, (transaction, id) -> find(transaction, new ContactKey(id, contact)));
    }

    @GetMapping("/contacts/{contact}/timeline")
    @Scoped(Scope.CONTACTS_READ)
    Timeline timeline(
            Caller caller,
            @PathVariable String page,
            @PathVariable String contact,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable Integer limit) {
        int max = Limits.page(limit);
        Instant until = before == null ? Instant.parse("9999-01-01T00:00:00Z") : instant(before);
        return caller.inPage(page, (transaction, id) -> {
            ContactKey key = new ContactKey(id, contact);
            find(transaction, key);
            Catalog catalog = Objects.requireNonNull(
                    catalogs.current(transaction, List.of(id)).get(id));
            NoteWords words = new NoteWords(caller.language(), new StepNames(catalog));
            return Timeline.read(transaction, key, new Timeline.Span(until, max), words);
        });
    }

    @GetMapping("/contacts/{contact}/ledger")
    @Scoped(Scope.CONTACTS_EXPORT)
    LedgerView ledger(Caller caller, @PathVariable String page, @PathVariable String contact) {
        return caller.inPage(page, (transaction, id) -> {
            ContactKey key = new ContactKey(id, contact);
            find(transaction, key);
            String fault = transaction
                    .consentLedger()
                    .fault(key)
                    .map(found -> Sentences.of(caller.language(), LedgerWords.sentence(found)))
                    .orElse(null);
            return new LedgerView(transaction.consentLedger().of(key), fault);
        });
    }

    @GetMapping("/consents")
    @Scoped(value = Scope.CONTACTS_EXPORT, fresh = true)
    ConsentPage consents(
            Caller caller,
            @PathVariable String page,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int max = Limits.page(limit);
        String[] last = after == null ? new String[] {null, null} : after.split("\\.", 2);
        if (last.length != 2) {
            throw Refusal.badRequest("cursor-wrong");
        }
        Filter filter = new Filter(topic, Words.of(ConsentStatus.class, "status", status), last[0]);
        List<ConsentLine> lines =
                caller.inPage(page, (transaction, id) -> transaction.people().consents(id, filter, last[1], max));
        return new ConsentPage(lines, lines.size() < max ? null : cursor(lines.getLast()));
    }

    /// How many consents each topic has in each state.
    @GetMapping("/consents/counts")
    @Scoped(Scope.CONTACTS_READ)
    Map<String, Map<ConsentStatus, Long>> counts(Caller caller, @PathVariable String page) {
        return caller.inPage(page, (transaction, id) -> transaction.people().counts(id));
    }

    private static String cursor(ConsentLine line) {
        return line.contact() + "." + line.topic();
    }

    static Contact find(Transaction transaction, ContactKey key) {
        return Optional.ofNullable(transaction.contacts().read(List.of(key)).get(key))
                .orElseThrow(Refusal::notFound);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw Refusal.badRequest("parameter-wrong", "before");
        }
    }
}
