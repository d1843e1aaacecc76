package dev.rytm.server.api.ledger;

import dev.rytm.core.IdSource;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.ConsentChecks.Asker;
import dev.rytm.store.ConsentSeals.Figures;
import dev.rytm.store.DatabaseException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What a page's consent ledger holds, and checks of all of it. A check goes on while nobody looks.
@RestController
@RequestMapping("/api/v1/pages/{page}/consent-ledger")
public final class LedgerRoutes {

    private static final int SHOWN = 20;

    private final IdSource ids;
    private final Runnable bulkBell;

    public LedgerRoutes(IdSource ids, Runnable bulkBell) {
        this.ids = ids;
        this.bulkBell = bulkBell;
    }

    /// `people` have `entries`. `newestSeal` is the hash of the newest seal: whoever keeps it elsewhere can show later
    /// that nothing up to `sealedAt` was changed.
    record LedgerFigures(
            long people,
            long entries,
            int seals,
            @Nullable Instant sealedAt,
            @Nullable String newestSeal,
            @Nullable CheckView newestCheck) {}

    record ChecksView(List<CheckView> checks) {

        ChecksView {
            checks = List.copyOf(checks);
        }
    }

    @GetMapping
    @Scoped(Scope.CONTACTS_READ)
    LedgerFigures figures(Caller caller, @PathVariable String page) {
        return caller.inPage(page, (transaction, id) -> {
            Figures figures = transaction.consentSeals().figures(id);
            CheckView newest = CheckView.list(transaction, id, 1, caller.language()).stream()
                    .findFirst()
                    .orElse(null);
            return new LedgerFigures(
                    figures.people(), figures.entries(), figures.seals(), figures.sealedAt(), figures.hash(), newest);
        });
    }

    /// The last ones, the newest first.
    @GetMapping("/checks")
    @Scoped(Scope.CONTACTS_READ)
    ChecksView list(Caller caller, @PathVariable String page) {
        return caller.inPage(
                page, (transaction, id) -> new ChecksView(CheckView.list(transaction, id, SHOWN, caller.language())));
    }

    @PostMapping("/checks")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Scoped(Scope.CONTACTS_EXPORT)
    CheckView begin(Caller caller, @PathVariable String page) {
        String check = ids.newId();
        Asker asker = new Asker(caller.author().actor(), caller.author().name());
        CheckView view = caller.inPage(page, (transaction, id) -> {
            try {
                transaction.consentChecks().begin(id, check, asker);
            } catch (DatabaseException e) {
                throw e.isDuplicate() ? Refusal.conflict("ledger-check-running") : e;
            }
            caller.audit(transaction, id, "ledger.check", check);
            return CheckView.list(transaction, id, SHOWN, caller.language()).stream()
                    .filter(one -> one.id().equals(check))
                    .findFirst()
                    .orElseThrow();
        });
        bulkBell.run();
        return view;
    }
}
