package dev.rytm.bench.stub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A running stub and what it counted.
public final class StubProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private StubProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts the stub on the class path of this process.
    public static StubProcess start() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            Process process = new ProcessBuilder(
                            java,
                            "-XX:+UseSerialGC",
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StubGraphMain.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output = process.inputReader();
            String port = output.readLine();
            if (port == null) {
                throw new IllegalStateException("the stub ended before it listened");
            }
            return new StubProcess(process, Integer.parseInt(port));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /// How many complete calls it has answered.
    public long calls() {
        try (InputStream in = URI.create(url() + "/count").toURL().openStream()) {
            return Long.parseLong(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
