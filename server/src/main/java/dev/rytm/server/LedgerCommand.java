package dev.rytm.server;

import dev.rytm.server.api.Sentences;
import dev.rytm.store.ledger.FileFault;
import dev.rytm.store.ledger.LedgerFile;
import dev.rytm.store.ledger.LedgerFile.Outcome;
import dev.rytm.store.ledger.LedgerLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `ledger FILE`: verifies the file of a consent ledger by nothing but the file, and prints a sentence for each fault.
/// The exit code is 1 if there are any.
final class LedgerCommand {

    private static final int FAULTS = 1;
    private static final int MISUSED = 2;

    private final Locale language;
    private final PrintStream out;

    private LedgerCommand(Locale language, PrintStream out) {
        this.language = language;
        this.out = out;
    }

    /// Returns the exit code.
    static int run(String[] arguments, Map<String, String> environment, PrintStream out) {
        LedgerCommand command = new LedgerCommand(Terminal.language(environment), out);
        if (arguments.length != 2) {
            command.tell("ledger-file-usage");
            return MISUSED;
        }
        return command.verify(Path.of(arguments[1]));
    }

    private int verify(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return tell(LedgerFile.verify(in, this::tell));
        } catch (IOException unreadable) {
            tell("ledger-file-closed");
            return FAULTS;
        }
    }

    private int tell(Outcome outcome) {
        LedgerLine.Seal newest = outcome.newestSeal();
        if (newest != null) {
            tell("ledger-file-newest", newest.number(), newest.sealedAt(), newest.hash());
        }
        boolean fine = outcome.faults() == 0;
        out.printf(
                Locale.ROOT,
                "ledger: people=%d entries=%d seals=%d faults=%d %s%n",
                outcome.people(),
                outcome.entries(),
                outcome.seals(),
                outcome.faults(),
                fine ? "ok" : "FAILED");
        return fine ? 0 : FAULTS;
    }

    private void tell(FileFault fault) {
        tell(
                "FileFault." + fault.kind(),
                fault.line(),
                shown(fault.chainId()),
                shown(fault.position()),
                shown(fault.seal()));
    }

    private static Object shown(@Nullable Object place) {
        return place == null ? "" : place;
    }

    private void tell(String sentence, Object... places) {
        // As text: numbers that name something are not grouped.
        Object[] shown = Stream.of(places).map(String::valueOf).toArray();
        out.println(Sentences.of(language, sentence, shown));
    }
}
