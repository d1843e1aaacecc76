package dev.rytm.server.bulk;

import dev.rytm.core.imports.Csv;
import dev.rytm.core.imports.ImportFault;
import dev.rytm.core.imports.ImportPlan;
import dev.rytm.core.imports.ImportRow;
import dev.rytm.store.ContactImports.Step;
import dev.rytm.store.ContactImports.Stored;
import dev.rytm.store.Transaction;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The next thousand rows of an import: read, held against the people of the page, and written into the inbox as
/// events.
final class ImportStep {

    private static final int ROWS = 1_000;

    private final Transaction transaction;
    private final Stored run;

    private ImportStep(Transaction transaction, Stored run) {
        this.transaction = transaction;
        this.run = run;
    }

    /// False if there is nothing to bring in.
    static boolean take(Transaction transaction) {
        Optional<Stored> run = transaction.contactImports().claim();
        run.ifPresent(found -> new ImportStep(transaction, found).take());
        return run.isPresent();
    }

    private void take() {
        List<ImportRow> rows = rows();
        Set<String> known = transaction
                .contactImports()
                .known(
                        run.pageId(),
                        rows.stream()
                                .map(ImportRow::psid)
                                .filter(Objects::nonNull)
                                .toList());
        List<ImportRow> told = new ArrayList<>();
        List<ImportFault> faults = new ArrayList<>();
        for (ImportRow row : rows) {
            String psid = row.psid();
            faults.addAll(row.faults());
            if (psid != null && known.contains(psid)) {
                told.add(row);
            } else if (psid != null) {
                faults.add(new ImportFault(row.line(), null, ImportFault.Kind.ID_UNKNOWN, psid));
            }
        }
        transaction.contactImports().tell(run, told);
        transaction.contactImports().advance(run, new Step(rows.size(), told.size(), faults), rows.size() < ROWS);
    }

    /// The file is read from its beginning each time: it is short, and nothing but the number of rows has to be kept.
    private List<ImportRow> rows() {
        ImportPlan plan = Objects.requireNonNull(run.plan());
        Instant at = Objects.requireNonNull(run.askedAt());
        List<ImportRow> rows = new ArrayList<>();
        try {
            Csv csv = new Csv(
                    new StringReader(transaction.contactImports().text(run.pageId(), run.id())),
                    plan.separator().charAt(0));
            csv.next();
            for (long i = 0; i < run.read(); i++) {
                csv.next();
            }
            for (Optional<Csv.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
                rows.add(ImportRow.read(row.get(), plan, at));
                if (rows.size() == ROWS) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
