package dev.rytm.store.ledger;

import dev.rytm.store.Sha256;
import dev.rytm.store.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Writes the file of a page's consent ledger, and keeps count for its end.
public final class LedgerWriter {

    private final OutputStream out;
    private final MessageDigest digest = Sha256.begin();
    private long people;
    private long entries;
    private long seals;

    public LedgerWriter(OutputStream out) {
        this.out = out;
    }

    public void write(LedgerLine line) throws IOException {
        byte[] bytes = (Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        out.write(bytes);
        switch (line) {
            case LedgerLine.Chain _ -> people++;
            case LedgerLine.Entry _ -> entries++;
            case LedgerLine.Seal _ -> seals++;
            case LedgerLine.Header _, LedgerLine.Person _, LedgerLine.End _ -> {}
        }
    }

    public void end() throws IOException {
        write(new LedgerLine.End(people, entries, seals, HexFormat.of().formatHex(digest.digest())));
    }
}
