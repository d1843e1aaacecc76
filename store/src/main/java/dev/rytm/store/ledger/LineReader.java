package dev.rytm.store.ledger;

import dev.rytm.store.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/// Reads lines one by one, counts them, and hashes those that are behind it. Of a line that is longer than any that we
/// write it gives the beginning, so that no file fills the memory.
final class LineReader implements AutoCloseable {

    /// A seal of ten thousand heads has a seventh of it.
    private static final int MOST_BYTES = 10_000_000;

    private final InputStream in;
    private final MessageDigest digest = Sha256.begin();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private long number;
    private String before = "";

    LineReader(InputStream in) {
        this.in = in;
    }

    /// The next line without its end; nothing if there is none.
    Optional<String> next() throws IOException {
        if (isOver()) {
            return Optional.empty();
        }
        number++;
        before = HexFormat.of().formatHex(snapshot());
        line.reset();
        boolean ended = false;
        while (!ended && !isOver()) {
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            ended = end < filled;
            take(end, ended ? end + 1 : end);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }

    private boolean isOver() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return filled == 0;
    }

    /// What is before `end` belongs to the line; it is behind us up to `next`.
    private void take(int end, int next) {
        digest.update(buffer, at, next - at);
        line.write(buffer, at, Math.min(end - at, MOST_BYTES - line.size()));
        at = next;
    }

    private byte[] snapshot() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every SHA-256 can be cloned", e);
        }
    }

    /// Of the line that was read last; 1 is the first.
    long number() {
        return number;
    }

    /// What everything before the last line is hashed to.
    String before() {
        return before;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
