package dev.rytm.e2e.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A checkout of this very build, with data and caches of its own: the launcher and its programs are the real
/// ones, only Maven has nothing to do.
final class BuiltCheckout {

    private static final Duration STOP = Duration.ofSeconds(90);

    private final Path root;

    BuiltCheckout(Path directory) throws IOException {
        root = directory;
        Path house = LauncherIT.LAUNCHER.getParent();
        Files.copy(LauncherIT.LAUNCHER, root.resolve("rytm"));
        Files.copy(house.resolve("pom.xml"), root.resolve("pom.xml"));
        Files.createDirectory(root.resolve(".mvn"));
        Files.createDirectories(root.resolve("e2e/src/main"));
        Files.createFile(root.resolve("e2e/pom.xml"));
        Path built = house.resolve("e2e/target");
        Path here = Files.createDirectory(root.resolve("e2e/target"));
        try (DirectoryStream<Path> programs = Files.newDirectoryStream(built, "{e2e-*.jar,runtime.classpath}")) {
            for (Path program : programs) {
                Files.copy(program, here.resolve(program.getFileName()));
            }
        }
        Path maven = Files.createDirectory(root.resolve("bin")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// Runs `./rytm` until it says that it is ready.
    Started start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(root.resolve("rytm").toString()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().merge("PATH", root.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        long begun = System.nanoTime();
        Process process = builder.start();
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("Rytm is ready.")) {
                return new Started(process, Duration.ofNanos(System.nanoTime() - begun), root.resolve("data"));
            }
        }
        throw new IllegalStateException("./rytm ended before it was ready; it said:\n" + said);
    }

    /// What a start launched, and how long it took to be ready.
    record Started(Process process, Duration took, Path data) implements AutoCloseable {

        /// The resident memory of the server's JVM, in megabytes.
        long serverMegabytes() throws IOException {
            String pid = Files.readString(data.resolve("server.pid")).strip();
            return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024;
        }

        /// As Ctrl-C does.
        @Override
        public void close() {
            process.toHandle().destroy();
            try (BufferedReader rest = process.inputReader()) {
                rest.lines().forEach(line -> {});
                if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (IOException gone) {
                process.destroyForcibly();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
