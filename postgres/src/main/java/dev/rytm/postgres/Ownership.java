package dev.rytm.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right of this process to run PostgreSQL on a data directory.
///
/// It is a file lock, which the operating system takes back however the process ends. So a postmaster found in a
/// directory whose ownership is free is certainly an orphan, and one whose owner lives is never touched.
record Ownership(Path file, FileChannel channel) implements AutoCloseable {
    // POSIX gives up a process's lock when the process closes *any* descriptor of the file, so a second attempt from
    // within this process must be refused before it opens the file.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    static Ownership take(Path dataDirectory) {
        return tryTake(dataDirectory)
                .orElseThrow(() -> new IllegalStateException("Another Rytm is running on " + dataDirectory
                        + "; stop it first, or give this one another data directory."));
    }

    static Optional<Ownership> tryTake(Path dataDirectory) {
        Path file = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".lock");
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return Optional.of(new Ownership(file, channel));
            }
            channel.close();
            HELD_HERE.remove(file);
            return Optional.empty();
        } catch (IOException e) {
            HELD_HERE.remove(file);
            throw new UncheckedIOException("The lock file " + file + " could not be used", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
