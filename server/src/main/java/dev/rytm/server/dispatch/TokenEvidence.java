package dev.rytm.server.dispatch;

import dev.rytm.core.Catalog;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.message.SendOutcome.Evidence;
import dev.rytm.messenger.graph.PageAccess;
import dev.rytm.messenger.graph.Recipient;
import dev.rytm.store.Arrival;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Database;
import dev.rytm.store.SendKey;
import dev.rytm.store.Transaction;
import dev.rytm.store.send.Claim;
import dev.rytm.store.send.Move;
import dev.rytm.store.send.Moves;
import dev.rytm.store.send.Unknowns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Asks Meta about the tokens of attempts in doubt before any of them is repeated, where the page's rules have a
/// cooldown: a token that may be used again only later was used, and that is the proof.
///
/// One call a row, at most three in all. Without an answer the row stays as it is and, after the third, goes the way of
/// rows without evidence.
final class TokenEvidence {

    static final int MOST_READS = 3;

    /// Clocks may differ by so much. An acceptance moves the token's next time by a whole cooldown, which is far more.
    static final Duration MARGIN = Duration.ofMinutes(1);

    private final Database database;
    private final Catalogs catalogs;
    private final Accesses accesses = new Accesses();
    private final TokenReader reader;
    private final DispatchConfig config;
    private final DispatchCounts counts;

    TokenEvidence(
            Database database, Catalogs catalogs, TokenReader reader, DispatchConfig config, DispatchCounts counts) {
        this.database = database;
        this.catalogs = catalogs;
        this.reader = reader;
        this.config = config;
        this.counts = counts;
    }

    private record Question(Claim claim, PageAccess access, Recipient.Token token, int reads) {

        TokenReader.Subject subject() {
            return new TokenReader.Subject(
                    claim.contact(),
                    claim.key().id(),
                    Objects.requireNonNull(claim.send().topic()),
                    token);
        }
    }

    /// Those that have no token to ask, and those that have.
    private record Sorted(List<Claim> rest, List<Question> questions) {}

    private record Answered(Question question, Optional<TokenReader.Word> word) {}

    /// Returns the rows that no evidence can be expected for now: they may be probed.
    List<Claim> ask(List<Claim> doubtful, Instant now) {
        if (doubtful.isEmpty()) {
            return doubtful;
        }
        Sorted sorted = database.inTransaction(transaction -> sort(transaction, doubtful));
        List<Claim> free = new ArrayList<>(sorted.rest());
        List<Move> proven = new ArrayList<>();
        List<Arrival> told = new ArrayList<>();
        for (Answered one : answers(sorted.questions())) {
            Question question = one.question();
            Instant next = one.word().map(TokenReader.Word::nextEligibleAt).orElse(null);
            if (next != null) {
                told.add(TokenReader.arrival(
                        question.subject(), one.word().orElseThrow().at(), next));
            }
            if (next != null && next.isAfter(attemptedAt(question.claim()).plus(MARGIN))) {
                proven.add(Arrows.proven(question.claim(), Evidence.TOKEN, sentAt(question.claim()), now));
            } else if (one.word().isPresent() || question.reads() >= MOST_READS) {
                free.add(question.claim());
            }
        }
        write(proven, told, now);
        return free;
    }

    /// Only of a consent that is as it was when the attempt began: another token says nothing about it.
    private Sorted sort(Transaction transaction, List<Claim> doubtful) {
        List<ContactKey> persons =
                doubtful.stream().map(Claim::contact).distinct().toList();
        Map<ContactKey, Contact> contacts = transaction.contacts().read(persons);
        Map<Long, Catalog> pages = catalogs.current(
                transaction, persons.stream().map(ContactKey::pageId).collect(Collectors.toSet()));
        List<Claim> rest = new ArrayList<>();
        List<Claim> askable = new ArrayList<>();
        doubtful.forEach(claim -> (isAskable(claim, contacts, pages) ? askable : rest).add(claim));
        Map<SendKey, Integer> reads =
                new Unknowns(transaction).read(askable, config.exchangeDeadline(), config.backOff());
        Map<Long, PageAccess> access = accesses.of(transaction, pages.values());
        List<Question> questions = new ArrayList<>();
        for (Claim claim : askable) {
            int read = reads.getOrDefault(claim.key(), 0);
            if (read > MOST_READS) {
                rest.add(claim);
            } else if (read > 0) {
                Consent consent = consent(claim, contacts).orElseThrow();
                questions.add(new Question(
                        claim,
                        Objects.requireNonNull(access.get(claim.contact().pageId())),
                        new Recipient.Token(claim.contact().psid(), consent.token()),
                        read));
            }
        }
        return new Sorted(rest, questions);
    }

    private static boolean isAskable(Claim claim, Map<ContactKey, Contact> contacts, Map<Long, Catalog> pages) {
        Catalog page = Objects.requireNonNull(pages.get(claim.contact().pageId()));
        return page.page().connected()
                && page.page().pack().cooldown() != null
                && consent(claim, contacts)
                        .filter(consent -> !consent.changedAt().isAfter(attemptedAt(claim)))
                        .isPresent();
    }

    private static Optional<Consent> consent(Claim claim, Map<ContactKey, Contact> contacts) {
        return Optional.ofNullable(contacts.get(claim.contact()))
                .flatMap(contact ->
                        contact.consent(Objects.requireNonNull(claim.send().topic())));
    }

    /// All at once, and none longer than an exchange may last.
    private List<Answered> answers(Collection<Question> questions) {
        List<Future<Answered>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            questions.forEach(question -> asked.add(
                    threads.submit(() -> new Answered(question, reader.read(question.access(), question.token())))));
        }
        // Whoever closes us does not wait; what is missing is asked for again.
        return asked.stream()
                .filter(one -> one.state() == Future.State.SUCCESS)
                .map(Future::resultNow)
                .toList();
    }

    private void write(List<Move> proven, List<Arrival> told, Instant now) {
        if (told.isEmpty()) {
            return;
        }
        database.inRepeatedTransaction(transaction -> {
            // Pages before sends: one order of locks everywhere.
            proven.stream()
                    .collect(Collectors.groupingBy(
                            move -> move.key().pageId(),
                            TreeMap::new,
                            Collectors.mapping(move -> move.key().id(), Collectors.toList())))
                    .forEach((page, rows) -> transaction.pageBars().passed(page, rows, now));
            transaction.inbox().append(told);
            return new Moves(transaction).make(proven);
        });
        counts.moved(proven);
    }

    private static Instant attemptedAt(Claim claim) {
        return Objects.requireNonNull(claim.attemptedAt());
    }

    private Instant sentAt(Claim claim) {
        return attemptedAt(claim).plus(config.exchangeDeadline());
    }
}
