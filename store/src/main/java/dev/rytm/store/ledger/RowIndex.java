package dev.rytm.store.ledger;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/// The hashes of all rows of a ledger, in a temporary file: seals speak of rows far apart, and no memory need hold them
/// all. Rows come in ascending order and have one size, so each is found by halving.
final class RowIndex implements AutoCloseable {

    private static final int CHAIN = 32;
    private static final int KEY = CHAIN + Integer.BYTES;
    private static final int ROW = KEY + 32;

    private final Path file;
    private final FileChannel channel;
    private final Arena arena = Arena.ofConfined();
    private final ByteBuffer written = ByteBuffer.allocate(ROW * 1_000);
    private MemorySegment rows = MemorySegment.NULL;
    private long count;

    RowIndex() throws IOException {
        file = Files.createTempFile("rytm-ledger", ".rows");
        channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /// Behind all that were added before.
    void add(String chainId, int position, String hash) throws IOException {
        if (written.remaining() < ROW) {
            flush();
        }
        written.put(HexFormat.of().parseHex(chainId))
                .putInt(position)
                .put(HexFormat.of().parseHex(hash));
        count++;
    }

    private void flush() throws IOException {
        written.flip();
        while (written.hasRemaining()) {
            channel.write(written);
        }
        written.clear();
    }

    /// No row is added any more; now they can be looked for.
    void complete() throws IOException {
        flush();
        rows = channel.map(MapMode.READ_ONLY, 0, count * ROW, arena);
    }

    boolean has(String chainId, int position, String hash) {
        long place = place(chainId, position);
        MemorySegment wanted = MemorySegment.ofArray(HexFormat.of().parseHex(hash));
        return place >= 0 && rows.asSlice(place * ROW + KEY, ROW - KEY).mismatch(wanted) < 0;
    }

    /// Whether the chain has a first row.
    boolean has(String chainId) {
        return place(chainId, 1) >= 0;
    }

    private long place(String chainId, int position) {
        MemorySegment wanted = MemorySegment.ofArray(ByteBuffer.allocate(KEY)
                .put(HexFormat.of().parseHex(chainId))
                .putInt(position)
                .array());
        long low = 0;
        long high = count - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            int order = compare(rows.asSlice(middle * ROW, KEY), wanted);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private static int compare(MemorySegment key, MemorySegment other) {
        long difference = key.mismatch(other);
        return difference < 0
                ? 0
                : Byte.compareUnsigned(
                        key.get(ValueLayout.JAVA_BYTE, difference), other.get(ValueLayout.JAVA_BYTE, difference));
    }

    @Override
    public void close() throws IOException {
        arena.close();
        channel.close();
    }
}
