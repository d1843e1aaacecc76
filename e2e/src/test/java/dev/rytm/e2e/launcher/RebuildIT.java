package dev.rytm.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher builds what changed, and only then.
class RebuildIT {

    @TempDir
    Path directory;

    private Checkout checkout;

    @BeforeEach
    void whereAJdkIs() throws IOException {
        checkout = new Checkout(directory);
        checkout.jdk("jvm/temurin-25", "25.0.3");
    }

    @Test
    void buildsOnceWhenNothingChanges() throws Exception {
        assertThat(checkout.run("serve").output()).contains("rytm: building");
        assertThat(checkout.run("serve").output()).startsWith("ran in ");

        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainAfterASourceChangedWasAddedOrWentAway() throws Exception {
        checkout.run("serve");
        checkout.write("server/src/main/java/Server.java", "class Server { int one; }");
        checkout.run("serve");
        checkout.write("server/src/main/resources/words.properties", "yes=tak");
        checkout.run("serve");
        checkout.delete("server/src/main/resources/words.properties");
        checkout.run("serve");
        checkout.write("pom.xml", "<project>\n    <version>2</version>\n</project>\n");
        String last = checkout.run("serve").output();

        assertThat(checkout.builds()).isEqualTo(5);
        assertThat(last).contains("server/target/server-2.jar:libraries");
    }

    @Test
    void doesNotBuildAgainForATest() throws Exception {
        checkout.run("serve");
        checkout.write("server/src/test/java/ServerTest.java", "class ServerTest { int one; }");
        checkout.run("serve");

        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void startsNothingAfterABuildThatFailedAndTriesAgain() throws Exception {
        checkout.program("bin/mvn", "echo fails >>builds; echo the reason; exit 1");

        Checkout.Answer first = checkout.run("serve");
        checkout.run("serve");

        assertThat(first.status()).isEqualTo(1);
        assertThat(first.output())
                .endsWith("the reason\nrytm: the build failed; the reason is above.\n")
                .doesNotContain("ran in");
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void saysThatMavenIsMissing() throws Exception {
        checkout.delete("bin/mvn");

        Checkout.Answer answer = checkout.run("serve");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.output()).contains("rytm: Maven is missing; install it with your package manager");
    }
}
