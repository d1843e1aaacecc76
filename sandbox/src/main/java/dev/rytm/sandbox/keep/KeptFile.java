package dev.rytm.sandbox.keep;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The file in which a sandbox is kept, readable by its owner only, and beside it a small one for the clock alone.
///
/// Both are written beside and moved into place, so they are whole or as before. The clock's file is there only while
/// the sandbox works: found at a start, it tells that the last end was no clean one, and a clock that was running then
/// goes on from where it may have been by then, so that it never goes back.
public final class KeptFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final Path clockFile;
    private final Duration behind;

    /// The file of that name. `behind`: how far what is kept may lie behind.
    public KeptFile(Path file, Duration behind) {
        this.file = file;
        this.clockFile = file.resolveSibling(file.getFileName() + ".clock");
        this.behind = behind;
    }

    /// What was kept, at the reading of the clock to go on from; nothing if there is no file.
    public Optional<KeptState> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        KeptState state = read(file, KeptState.class);
        if (!Files.exists(clockFile)) {
            return Optional.of(state);
        }
        KeptClock last = read(clockFile, KeptClock.class);
        KeptClock later = last.instant().isBefore(state.clock().instant()) ? state.clock() : last;
        return Optional.of(
                state.at(later.running() ? new KeptClock(later.instant().plus(behind), true) : later));
    }

    private static <T> T read(Path from, Class<T> type) {
        try {
            return JSON.readValue(Files.readAllBytes(from), type);
        } catch (JacksonException broken) {
            throw unreadable(from, broken.getOriginalMessage(), broken);
        } catch (IOException problem) {
            throw new UncheckedIOException("The file %s cannot be read.".formatted(from), problem);
        }
    }

    private static IllegalStateException unreadable(Path from, String why, Exception cause) {
        String reason = why.lines().findFirst().orElse("");
        return new IllegalStateException(
                ("The file %s is not what a sandbox keeps (%s); put back a good copy, or move it away to begin with an"
                                + " empty sandbox.")
                        .formatted(from, reason),
                cause);
    }

    /// The sentence about a state that was read but does not fit together.
    IllegalStateException doesNotFit(Exception cause) {
        return unreadable(file, "its parts do not fit together: " + cause.getMessage(), cause);
    }

    void write(KeptState state) throws IOException {
        write(file, JSON.writeValueAsBytes(state));
    }

    void write(KeptClock clock) throws IOException {
        write(clockFile, JSON.writeValueAsBytes(clock));
    }

    /// The last thing at a clean end.
    void close(KeptState state) throws IOException {
        write(state);
        Files.deleteIfExists(clockFile);
    }

    private static void write(Path to, byte[] bytes) throws IOException {
        Path draft = to.resolveSibling(to.getFileName() + ".new");
        Files.deleteIfExists(draft);
        var ownersOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(draft, how, ownersOnly)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(false);
        }
        Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
