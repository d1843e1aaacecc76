package dev.rytm.e2e.map;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URLConnection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Think before changing this file: it is the map of the house.
///
/// Who may know whom is said as allow-lists, because a typo in the name of something forbidden would pass in silence.
class RoomsTest {
    /// Rooms along the road, and what stands beside it: `room`, the floor that all stand on, `decision`, the step on
    /// which two of them write persons, and `clock`.
    private static final Set<String> ROOMS = Set.of(
            "intake",
            "process",
            "timer",
            "bulk",
            "broadcast",
            "dispatch",
            "api",
            "studio",
            "ops",
            "outbound",
            "names",
            "room",
            "decision",
            "clock");

    private static final String[] DECISIONS = {
        "dev.rytm.core..",
        "java.lang",
        "java.lang.invoke",
        "java.lang.runtime",
        "java.math",
        "java.nio.charset",
        "java.text",
        "java.time..",
        "java.util",
        "java.util.function",
        "java.util.regex",
        "java.util.stream",
        "org.jspecify.annotations"
    };

    /// Of packages that also hold files and sockets: addresses as text, and the reading of a resource of its own.
    private static final Set<String> TEXT = Set.of(
            "java.io.IOException",
            "java.io.InputStream",
            "java.io.Reader",
            "java.io.StringReader",
            "java.io.UncheckedIOException",
            "java.net.URI",
            "java.net.URISyntaxException",
            "java.net.URLDecoder",
            "java.net.URLEncoder");

    @Test
    void coreKnowsOnlyValues() {
        check(classes()
                .that()
                .resideInAPackage("dev.rytm.core..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(DECISIONS).or(describe("are text", type -> TEXT.contains(type.getName())))));
    }

    @Test
    void theRoomsOfCoreAreFreeOfCycles() {
        check(slices().matching("dev.rytm.core.(*)..").should().beFreeOfCycles());
    }

    @Test
    void messengerKnowsTheCoreAndTheWire() {
        check(mayKnow(
                "dev.rytm.messenger..",
                "dev.rytm.core..",
                "java.io",
                "java.lang..",
                "java.math",
                "java.net..",
                "java.nio..",
                "java.security..",
                "java.text",
                "java.time..",
                "java.util..",
                "javax.crypto..",
                "javax.net..",
                "org.apache.hc..",
                "org.slf4j",
                "tools.jackson..",
                "com.fasterxml.jackson.annotation"));
    }

    @Test
    void storeKnowsTheCoreAndTheDatabase() {
        check(mayKnow(
                "dev.rytm.store..",
                "dev.rytm.core..",
                "java.io",
                "java.lang..",
                "java.math",
                "java.net..",
                "java.nio..",
                "java.security..",
                "java.sql",
                "java.text",
                "java.time..",
                "java.util..",
                "javax.crypto..",
                "javax.sql",
                "com.zaxxer.hikari..",
                "org.flywaydb..",
                "org.postgresql..",
                "org.slf4j",
                "org.springframework.dao..",
                "org.springframework.jdbc..",
                "org.springframework.transaction..",
                "tools.jackson..",
                "com.fasterxml.jackson.annotation"));
    }

    @Test
    void postgresKnowsNoneOfUs() {
        check(mayKnow(
                "dev.rytm.postgres..", "java..", "javax.sql", "org.apache.commons.compress..", "org.postgresql.."));
    }

    @Test
    void sandboxKnowsNoneOfUs() {
        check(mayKnow(
                "dev.rytm.sandbox..",
                "java..",
                "javax.crypto..",
                "javax.net..",
                "com.sun.net.httpserver",
                "tools.jackson..",
                "com.fasterxml.jackson.annotation"));
    }

    @Test
    void serverKnowsTheProductOnly() {
        check(classes()
                .that()
                .resideInAPackage("dev.rytm.server..")
                .should()
                .onlyDependOnClassesThat(describe(
                        "are the product's or a library's",
                        type -> !type.getPackageName().startsWith("dev.rytm.")
                                || Stream.of("core", "messenger", "store", "server")
                                        .anyMatch(module -> isIn(type, module)))));
    }

    /// What a class needs it takes in its constructor, where everybody sees it; and nothing waits without a thread.
    @Test
    void nothingIsInjectedInSecretOrReactive() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("reactor..", "org.springframework.web.reactive.."));
    }

    @Test
    void theRoomsOfTheServerKnowOnlyTheFloorTheyStandOn() {
        check(slices().matching("dev.rytm.server.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage("dev.rytm.server.room.."))
                .ignoreDependency(
                        resideInAnyPackage("dev.rytm.server.process..", "dev.rytm.server.dispatch.."),
                        resideInAPackage("dev.rytm.server.decision..")));
    }

    @Test
    void noRoomOfTheServerKnowsTheWiring() {
        check(classes()
                .that()
                .resideInAPackage("dev.rytm.server.*..")
                .should()
                .onlyDependOnClassesThat(describe(
                        "are not the wiring", type -> !type.getPackageName().equals("dev.rytm.server"))));
    }

    @Test
    void everyRoomOfTheServerIsOnTheMap() {
        Set<String> rooms = new TreeSet<>();
        House.CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("dev.rytm.server."))
                .forEach(name -> rooms.add(name.split("\\.")[3]));
        assertThat(ROOMS).containsAll(rooms);
    }

    /// Requests leave the product in three places: towards Meta, towards addresses that users typed, and towards the
    /// clock that the configuration names.
    @Test
    void onlyTheOutboundRoomsHoldAnHttpClient() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.rytm.core..",
                        "dev.rytm.messenger..",
                        "dev.rytm.store..",
                        "dev.rytm.server..",
                        "dev.rytm.postgres..")
                .and()
                .resideOutsideOfPackages(
                        "dev.rytm.messenger.graph..",
                        "dev.rytm.messenger.outbound..",
                        "dev.rytm.server.outbound..",
                        "dev.rytm.server.clock..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.hc.client5..",
                        "java.net.http",
                        "org.springframework.web.client..",
                        "org.springframework.web.reactive..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(URLConnection.class));
    }

    @Test
    void nothingIsSweptUnderANameThatSaysNothing() {
        check(noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)"));
    }

    private static ArchRule mayKnow(String itself, String... others) {
        String[] allowed = Stream.concat(Stream.of(itself, "org.jspecify.annotations"), Stream.of(others))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(itself)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    private static boolean isIn(JavaClass type, String module) {
        String home = "dev.rytm." + module;
        return type.getPackageName().equals(home) || type.getPackageName().startsWith(home + ".");
    }

    private static void check(ArchRule rule) {
        rule.check(House.CLASSES);
    }
}
