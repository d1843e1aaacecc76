package dev.rytm.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A machine's usual java may be old: the launcher looks for a JDK 25 where they are kept.
class FindJdkIT {

    @TempDir
    Path directory;

    private Checkout checkout;

    @BeforeEach
    void whereTheUsualJavaIsOld() throws IOException {
        checkout = new Checkout(directory);
        checkout.onPath(checkout.jdk("jvm/java-17", "17.0.12"));
    }

    @Test
    void takesTheOneOfJavaHome() throws Exception {
        Path wanted = checkout.jdk("anywhere/jdk", "25.0.3");
        checkout.jdk("jvm/java-26", "26");
        checkout.javaHome(wanted);

        assertRanIn(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm/temurin-25", "home/.sdkman/candidates/java/25.0.3-tem", "home/.jdks/temurin-25.0.3"})
    void findsOneWhereSystemsAndToolsKeepThem(String where) throws Exception {
        Path wanted = checkout.jdk(where, "25.0.3");

        assertRanIn(wanted);
    }

    @Test
    void passesOverAJavaHomeThatIsTooOld() throws Exception {
        checkout.javaHome(checkout.jdk("anywhere/jdk", "21.0.4"));
        Path wanted = checkout.jdk("home/.jdks/openjdk-26", "26-ea");

        assertRanIn(wanted);
    }

    @Test
    void takesTheOneOnThePath() throws Exception {
        Path wanted = checkout.jdk("opt/jdk", "25");
        checkout.delete("bin/java");
        checkout.onPath(wanted);

        assertRanIn(wanted);
    }

    @Test
    void saysInOneSentenceThatThereIsNone() throws Exception {
        checkout.jre("jvm/jre-25", "25.0.3");

        Checkout.Answer answer = checkout.run("serve");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.output())
                .isEqualTo("rytm: no JDK 25 or newer found; install Eclipse Temurin 25, or set JAVA_HOME to one.\n");
        assertThat(checkout.builds()).isZero();
    }

    private void assertRanIn(Path jdk) throws Exception {
        Checkout.Answer answer = checkout.run("serve", "--here");

        assertThat(answer.output()).contains("ran in " + jdk + ": ").endsWith(" dev.rytm.server.Main --here\n");
        assertThat(answer.status()).isZero();
    }
}
