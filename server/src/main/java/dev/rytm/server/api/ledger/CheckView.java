package dev.rytm.server.api.ledger;

import dev.rytm.server.api.LedgerWords;
import dev.rytm.server.api.Sentences;
import dev.rytm.store.ConsentChecks.Check;
import dev.rytm.store.ConsentChecks.Found;
import dev.rytm.store.ConsentChecks.Stage;
import dev.rytm.store.LedgerFault;
import dev.rytm.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A check of a page's whole ledger. `entries` and `seals` were looked at so far, of those that
/// there were when it began;
/// `sentence` is its outcome. `faultCount` counts all, `faults` are the first of them.
record CheckView(
        String id,
        String askedBy,
        Stage stage,
        String sentence,
        long people,
        long entries,
        long totalEntries,
        int seals,
        int totalSeals,
        long faultCount,
        List<FaultView> faults,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    CheckView {
        faults = List.copyOf(faults);
    }

    /// `contact` is whose chain it is in; absent if it is in none, or nobody on the page has it.
    record FaultView(
            LedgerFault.Kind kind,
            String sentence,
            @Nullable String contact) {}

    /// A page's last checks, at most `most`, the newest first.
    static List<CheckView> list(Transaction transaction, long pageId, int most, Locale language) {
        List<Check> checks = transaction.consentChecks().list(pageId, most);
        var faults = transaction.consentChecks().faults(pageId, checks);
        return checks.stream()
                .map(check -> of(check, faults.getOrDefault(check.id(), List.of()), language))
                .toList();
    }

    private static CheckView of(Check check, List<Found> faults, Locale language) {
        return new CheckView(
                check.id(),
                check.asker().name(),
                check.stage(),
                sentence(check, language),
                check.progress().people(),
                check.progress().entries(),
                check.progress().totalEntries(),
                check.progress().seals(),
                check.progress().totalSeals(),
                check.faults(),
                faults.stream().map(found -> fault(found, language)).toList(),
                check.startedAt(),
                check.finishedAt());
    }

    private static String sentence(Check check, Locale language) {
        if (check.faults() > 0) {
            return Sentences.of(language, "ledger-broken", check.faults());
        }
        return Sentences.of(language, check.stage() == Stage.DONE ? "ledger-whole" : "ledger-being-checked");
    }

    private static FaultView fault(Found found, Locale language) {
        String sentence = Sentences.of(language, LedgerWords.sentence(found.fault()));
        return new FaultView(found.fault().kind(), sentence, found.contact());
    }
}
