package dev.rytm.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Directories made for one user only, and removed whole.
final class Directories {
    private Directories() {}

    /// Makes the directory and what lacks above it, closed to everybody else.
    static void createPrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /// Renames within one directory, and waits until the new name is on disk.
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to);
        try (FileChannel names = FileChannel.open(to.resolveSibling(""), StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /// Deletes the directory with everything in it; links are deleted, never followed.
    static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(directory)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
