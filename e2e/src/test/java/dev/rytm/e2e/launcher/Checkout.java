package dev.rytm.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A checkout with the real launcher in it, whose Maven writes down that it was called and whose JDKs say which of them
/// ran. The launcher finds the tools that it needs on its `PATH`, and no other program of this machine.
final class Checkout {

    private static final List<String> TOOLS =
            List.of("bash", "dirname", "readlink", "sed", "find", "sort", "sha256sum", "mkdir", "rm", "cat");

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();

    /// What a run printed, both streams together.
    record Answer(int status, String output) {}

    Checkout(Path directory) throws IOException {
        root = directory.resolve("rytm house");
        write("pom.xml", "<project>\n    <version>1</version>\n</project>\n");
        write(".mvn/jvm.config", "");
        write("server/pom.xml", "");
        write("server/src/main/java/Server.java", "class Server {}");
        write("server/src/test/java/ServerTest.java", "class ServerTest {}");
        Files.copy(LauncherIT.LAUNCHER, root.resolve("rytm"));
        for (String tool : TOOLS) {
            Path found = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            program("bin/" + tool, "exec " + found + " \"$@\"");
        }
        program(
                "bin/mvn",
                "echo \"$*\" >>builds; mkdir -p server/target; echo libraries >server/target/runtime.classpath");
        environment.put("PATH", root.resolve("bin").toString());
        environment.put("HOME", root.resolve("home").toString());
        environment.put("SYSTEM_JDKS", root.resolve("jvm").toString());
    }

    /// Makes a JDK of this version.
    Path jdk(String where, String version) throws IOException {
        program(where + "/bin/javac", "exit 1");
        return jre(where, version);
    }

    /// Makes a Java without a compiler.
    Path jre(String where, String version) throws IOException {
        program(where + "/bin/java", "echo \"ran in $JAVA_HOME: $*\"");
        write(where + "/release", "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return root.resolve(where);
    }

    void javaHome(Path jdk) {
        environment.put("JAVA_HOME", jdk.toString());
    }

    /// Puts the java of a JDK on the path, by a link as systems do.
    void onPath(Path jdk) throws IOException {
        Files.createSymbolicLink(root.resolve("bin/java"), jdk.resolve("bin/java"));
    }

    void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    void delete(String file) throws IOException {
        Files.delete(root.resolve(file));
    }

    void program(String file, String text) throws IOException {
        write(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(root.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// How often Maven was called.
    long builds() throws IOException {
        Path log = root.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    Answer run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("rytm").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), output);
    }
}
