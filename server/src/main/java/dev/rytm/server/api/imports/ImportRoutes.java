package dev.rytm.server.api.imports;

import dev.rytm.core.IdSource;
import dev.rytm.core.imports.Csv;
import dev.rytm.core.imports.FieldType;
import dev.rytm.core.imports.ImportFault;
import dev.rytm.core.imports.ImportPlan;
import dev.rytm.core.imports.ImportPlan.Column;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Limits;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Sentences;
import dev.rytm.store.ContactImports;
import dev.rytm.store.ContactImports.Numbered;
import dev.rytm.store.ContactImports.State;
import dev.rytm.store.ContactImports.Stored;
import dev.rytm.store.Transaction;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Files of people on their way in. An import sets names, tags and fields of people whom the page knows; it makes
/// nobody, and it never sets a consent. Once begun it goes on while nobody looks.
@RestController
@RequestMapping("/api/v1/pages/{page}/imports")
public final class ImportRoutes {

    private static final int NAME_LENGTH = 255;
    private static final List<String> SEPARATORS = List.of(",", ";", "\t");

    private final IdSource ids;
    private final InstantSource clock;
    private final Runnable bulkBell;

    public ImportRoutes(IdSource ids, InstantSource clock, Runnable bulkBell) {
        this.ids = ids;
        this.clock = clock;
        this.bulkBell = bulkBell;
    }

    record ImportForm(String name) {}

    /// A piece of the file's text, `number` from 0. A part that is sent again takes the place of the earlier one.
    record PartForm(int number, String text) {}

    record ImportsView(List<ImportView> imports) {}

    /// `column` is the heading of where it is wrong, absent: the whole row.
    record FaultView(
            int line, @Nullable String column, @Nullable String value, String sentence) {}

    record FaultsView(List<FaultView> faults, @Nullable String after) {}

    @GetMapping
    @Scoped(Scope.CONTACTS_READ)
    ImportsView list(Caller caller, @PathVariable String page) {
        return caller.inPage(
                page,
                (transaction, id) -> new ImportsView(transaction.contactImports().list(id).stream()
                        .map(ImportView::of)
                        .toList()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(Scope.CONTACTS_WRITE)
    ImportView create(Caller caller, @PathVariable String page, @RequestBody ImportForm form) {
        return caller.inPage(page, (transaction, id) -> {
            new Checks().text("/name", form.name(), NAME_LENGTH).end();
            String made = ids.newId();
            transaction.contactImports().insert(id, made, form.name());
            return ImportView.of(find(transaction, id, made));
        });
    }

    @GetMapping("/{file}")
    @Scoped(Scope.CONTACTS_READ)
    ImportView show(Caller caller, @PathVariable String page, @PathVariable String file) {
        return caller.inPage(page, (transaction, id) -> ImportView.of(find(transaction, id, file)));
    }

    @PostMapping("/{file}/parts")
    @Scoped(Scope.CONTACTS_WRITE)
    ImportView upload(Caller caller, @PathVariable String page, @PathVariable String file, @RequestBody PartForm form) {
        return caller.inPage(page, (transaction, id) -> {
            find(transaction, id, file);
            new Checks()
                    .require(
                            form.number() >= 0 && form.number() < ContactImports.MOST_PARTS,
                            "/number",
                            "range",
                            0,
                            ContactImports.MOST_PARTS - 1)
                    .end();
            if (!transaction.contactImports().put(id, file, form.number(), form.text())) {
                throw Refusal.conflict("import-closed", ContactImports.MOST_CHARACTERS / 1_000_000);
            }
            return ImportView.of(find(transaction, id, file));
        });
    }

    /// `separator` (a comma, a semicolon or a tab; absent: what stands most often in the first line)
    /// divides the columns.
    @GetMapping("/{file}/preview")
    @Scoped(Scope.CONTACTS_WRITE)
    Preview preview(
            Caller caller,
            @PathVariable String page,
            @PathVariable String file,
            @RequestParam(required = false) @Nullable String separator) {
        return caller.inPage(page, (transaction, id) -> {
            open(transaction, id, file);
            return preview(transaction, id, file, separator);
        });
    }

    @PostMapping("/{file}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Scoped(Scope.CONTACTS_WRITE)
    ImportView start(
            Caller caller, @PathVariable String page, @PathVariable String file, @RequestBody ImportPlan plan) {
        ImportView started = caller.inPage(page, (transaction, id) -> {
            open(transaction, id, file);
            new Checks()
                    .require(SEPARATORS.contains(plan.separator()), "/separator", "import-separator")
                    .end();
            Map<String, FieldType> declared = transaction.contactFields().types(id);
            Preview preview = preview(transaction, id, file, plan.separator());
            PlanChecks.of(plan, preview.columns().size(), declared).end();
            plan.columns().forEach(column -> declare(transaction, id, column));
            List<String> headings =
                    preview.columns().stream().map(Preview.Heading::heading).toList();
            transaction.contactImports().start(id, file, plan, headings, preview.rows(), clock.instant());
            caller.audit(transaction, id, "contacts.import", file);
            return ImportView.of(find(transaction, id, file));
        });
        bulkBell.run();
        return started;
    }

    /// Rows that were passed over and why, in the order of the file; at most a thousand faults are kept.
    @GetMapping("/{file}/faults")
    @Scoped(Scope.CONTACTS_READ)
    FaultsView faults(
            Caller caller,
            @PathVariable String page,
            @PathVariable String file,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int max = Limits.page(limit);
        return caller.inPage(page, (transaction, id) -> {
            Stored stored = find(transaction, id, file);
            List<Numbered> faults =
                    transaction.contactImports().faults(id, file, after == null ? 0 : number(after), max);
            return new FaultsView(
                    faults.stream().map(one -> view(caller, stored, one)).toList(),
                    faults.size() < max ? null : String.valueOf(faults.getLast().number()));
        });
    }

    /// Ends an import; what it has told already stays told.
    @DeleteMapping("/{file}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.CONTACTS_WRITE)
    void cancel(Caller caller, @PathVariable String page, @PathVariable String file) {
        caller.inPage(page, (transaction, id) -> {
            find(transaction, id, file);
            if (transaction.contactImports().cancel(id, file)) {
                caller.audit(transaction, id, "contacts.import-cancel", file);
            }
            return file;
        });
    }

    private static FaultView view(Caller caller, Stored stored, Numbered one) {
        ImportFault fault = one.fault();
        Integer place = fault.column();
        if (fault.kind() == ImportFault.Kind.CELLS) {
            String sentence = Sentences.of(
                    caller.language(),
                    "ImportFault.CELLS",
                    Objects.requireNonNull(fault.value()),
                    stored.headings().size());
            return new FaultView(fault.line(), null, null, sentence);
        }
        return new FaultView(
                fault.line(),
                place == null || place >= stored.headings().size()
                        ? null
                        : stored.headings().get(place),
                fault.value(),
                Sentences.of(caller.language(), "ImportFault." + fault.kind()));
    }

    private static Preview preview(Transaction transaction, long pageId, String id, @Nullable String separator) {
        if (separator != null && !SEPARATORS.contains(separator)) {
            throw Refusal.badRequest("import-separator");
        }
        String text = transaction.contactImports().text(pageId, id);
        char divides = separator == null ? Csv.separator(text) : separator.charAt(0);
        return Preview.of(text, divides, transaction.contactFields().types(pageId));
    }

    private static void declare(Transaction transaction, long pageId, Column column) {
        if (column instanceof Column.Field(String field, FieldType type)) {
            transaction.contactFields().declare(pageId, field, type);
        }
    }

    private static Stored open(Transaction transaction, long pageId, String id) {
        Stored stored = find(transaction, pageId, id);
        if (stored.state() != State.UPLOADING) {
            throw Refusal.conflict("import-begun");
        }
        return stored;
    }

    private static Stored find(Transaction transaction, long pageId, String id) {
        return transaction.contactImports().find(pageId, id).orElseThrow(Refusal::notFound);
    }

    private static long number(String after) {
        if (!after.matches("[0-9]{1,9}")) {
            throw Refusal.badRequest("cursor-wrong");
        }
        return Long.parseLong(after);
    }
}
