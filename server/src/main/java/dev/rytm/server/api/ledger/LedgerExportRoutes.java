package dev.rytm.server.api.ledger;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.ConsentExport;
import dev.rytm.store.ConsentExport.Cursor;
import dev.rytm.store.ConsentExport.Slice;
import dev.rytm.store.Page;
import dev.rytm.store.ledger.LedgerLine;
import dev.rytm.store.ledger.LedgerWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The whole consent ledger of a page as a file that can be verified without us: `docs/ledger.md`, `./rytm ledger`.
@RestController
@RequestMapping("/api/v1/pages/{page}/consent-ledger/export")
public final class LedgerExportRoutes {

    private final InstantSource clock;

    public LedgerExportRoutes(InstantSource clock) {
        this.clock = clock;
    }

    /// The next part of the ledger, read in a transaction of its own.
    @FunctionalInterface
    private interface Part<C> {
        Slice<C> of(ConsentExport export, long pageId, C after);
    }

    private record Beginning(LedgerLine.Header header, Instant begun, int lastSeal) {}

    /// Whether the file would be given: a browser that follows a link cannot be asked for a password on the way.
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(value = Scope.CONTACTS_EXPORT, fresh = true)
    void ask(Caller caller, @PathVariable String page) {
        caller.inPage(page, (_, id) -> id);
    }

    /// A line of JSON each: the header, chains with their entries, persons, seals, the end. It is written while it is
    /// read, so a file that breaks off is incomplete.
    @GetMapping
    @Scoped(value = Scope.CONTACTS_EXPORT, fresh = true)
    void export(Caller caller, @PathVariable String page, HttpServletResponse response) throws IOException {
        Beginning beginning = begin(caller, page);
        response.setContentType("application/x-ndjson;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"consent-ledger.jsonl\"");
        // Not closed if it fails: that would end the answer as if it were whole.
        OutputStream out = new BufferedOutputStream(response.getOutputStream());
        LedgerWriter writer = new LedgerWriter(out);
        writer.write(beginning.header());
        write(writer, caller, page, Cursor.START, ConsentExport::chains);
        write(writer, caller, page, "", (export, id, after) -> export.persons(id, after, beginning.begun()));
        write(writer, caller, page, 0, (export, id, after) -> export.seals(id, after, beginning.lastSeal()));
        writer.end();
        out.flush();
    }

    private Beginning begin(Caller caller, String page) {
        return caller.inPage(page, (transaction, id) -> {
            caller.audit(transaction, id, "ledger.export", page);
            Page known = transaction.pages().find(caller.workspaceId(), id).orElseThrow(Refusal::notFound);
            return new Beginning(
                    new LedgerLine.Header(
                            LedgerLine.FORMAT,
                            id,
                            known.name(),
                            known.settings().zone(),
                            clock.instant()),
                    transaction.consentExport().now(),
                    transaction.consentSeals().figures(id).seals());
        });
    }

    private static <C> void write(LedgerWriter writer, Caller caller, String page, C start, Part<C> part)
            throws IOException {
        @Nullable C after = start;
        while (after != null) {
            C from = after;
            Slice<C> slice = caller.inPage(page, (transaction, id) -> part.of(transaction.consentExport(), id, from));
            for (LedgerLine line : slice.lines()) {
                writer.write(line);
            }
            after = slice.next();
        }
    }
}
