package dev.rytm.store.ledger;

import dev.rytm.store.json.Json;
import dev.rytm.store.json.JsonException;
import dev.rytm.store.ledger.FileFault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Verifies the file of a page's consent ledger by nothing but the file. It needs no more memory for a large one; on
/// disk it keeps 68 bytes an entry while it works.
public final class LedgerFile {

    private final LineReader lines;
    private final RowIndex rows;
    private final Consumer<FileFault> listener;
    private final ChainsInFile chains;
    private final SealsInFile seals;
    private long page;
    private long people;
    private long entries;
    private long faults;
    private int stage;
    private LedgerLine.@Nullable End end;

    private LedgerFile(LineReader lines, RowIndex rows, Consumer<FileFault> listener) {
        this.lines = lines;
        this.rows = rows;
        this.listener = listener;
        this.chains = new ChainsInFile(rows, this::tell);
        this.seals = new SealsInFile(rows, this::tell);
    }

    /// What the file holds; `newestSeal` is its last.
    public record Outcome(long people, long entries, long seals, long faults, LedgerLine.@Nullable Seal newestSeal) {}

    /// `listener` is told of each fault as soon as it is met.
    public static Outcome verify(InputStream in, Consumer<FileFault> listener) throws IOException {
        try (LineReader lines = new LineReader(in);
                RowIndex rows = new RowIndex()) {
            LedgerFile file = new LedgerFile(lines, rows, listener);
            file.verify();
            return new Outcome(file.people, file.entries, file.seals.count(), file.faults, file.seals.newest());
        }
    }

    private void tell(FileFault fault) {
        faults++;
        listener.accept(fault);
    }

    private void tell(Kind kind) {
        tell(FileFault.of(lines.number(), kind));
    }

    private void verify() throws IOException {
        if (!(lines.next().flatMap(LedgerFile::parsed).orElse(null) instanceof LedgerLine.Header header)
                || !header.format().equals(LedgerLine.FORMAT)) {
            tell(FileFault.of(1, Kind.NO_LEDGER));
            return;
        }
        page = header.page();
        for (Optional<String> text = lines.next(); text.isPresent(); text = lines.next()) {
            LedgerLine line = parsed(text.get()).orElse(null);
            if (line == null) {
                tell(Kind.UNREADABLE);
                chains.lose();
                seals.lose();
            } else if (stage(line) < stage || end != null) {
                tell(Kind.MISPLACED);
            } else {
                follow(line);
            }
        }
        if (end == null) {
            tell(Kind.CUT_OFF);
        }
    }

    /// Only lines whose hashes, keys and bodies can be such.
    private static Optional<LedgerLine> parsed(String text) {
        try {
            // `null` is JSON, and no line.
            @Nullable LedgerLine line = Json.read(text, LedgerLine.class);
            return Optional.ofNullable(line).filter(WellFormed::is);
        } catch (JsonException unreadable) {
            return Optional.empty();
        }
    }

    private static int stage(LedgerLine line) {
        return switch (line) {
            case LedgerLine.Header _ -> -1;
            case LedgerLine.Chain _, LedgerLine.Entry _ -> 0;
            case LedgerLine.Person _ -> 1;
            case LedgerLine.Seal _ -> 2;
            case LedgerLine.End _ -> 3;
        };
    }

    private void follow(LedgerLine line) throws IOException {
        if (stage == 0 && stage(line) > 0) {
            chains.end(lines.number() - 1);
            rows.complete();
        }
        stage = stage(line);
        switch (line) {
            case LedgerLine.Header _ -> throw new IllegalStateException("a second header comes too late for any stage");
            case LedgerLine.Chain chain -> {
                people++;
                chains.begin(lines.number(), chain);
            }
            case LedgerLine.Entry entry -> {
                entries++;
                chains.follow(lines.number(), page, entry);
            }
            case LedgerLine.Person person -> {
                if (!rows.has(person.chain())) {
                    tell(new FileFault(lines.number(), Kind.PERSON, person.chain(), null, null));
                }
            }
            case LedgerLine.Seal seal -> seals.follow(lines.number(), page, seal);
            case LedgerLine.End last -> end(last);
        }
    }

    private void end(LedgerLine.End last) {
        end = last;
        if (last.people() != people || last.entries() != entries || last.seals() != seals.count()) {
            tell(Kind.COUNT);
        }
        if (!last.sha256().equals(lines.before())) {
            tell(Kind.DIGEST);
        }
    }
}
