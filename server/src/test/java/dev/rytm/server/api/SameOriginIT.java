package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.api.Operations.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Somebody else's page cannot do anything in the name of whoever is signed in in the same browser.
class SameOriginIT {

    private final Bakery bakery = new Bakery();
    private final Studio owner = bakery.owner();

    private record Where(@Nullable String origin, @Nullable String site) {}

    private List<Where> elsewhere() {
        return List.of(
                new Where("https://evil.example", "cross-site"),
                new Where("https://evil.example", null),
                new Where("null", "cross-site"),
                new Where(null, "cross-site"),
                // The pretend Messenger stands on another port of the same host.
                new Where("http://127.0.0.1:8090", "same-site"),
                new Where("http://127.0.0.1:8090", null),
                new Where(owner.url(), "same-site"),
                new Where(owner.url() + ".evil.example", null),
                new Where("https://evil.example", "same-origin"),
                new Where(null, null));
    }

    @TestFactory
    Stream<DynamicTest> nothingIsChangedFromElsewhere() {
        Map<String, String> ids = new HashMap<>(WallIT.randomIds());
        ids.put("page", bakery.page);
        return Operations.all().stream()
                .filter(operation ->
                        !operation.method().equals("GET") && !operation.scope().equals("instance"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    for (Where where : elsewhere()) {
                        owner.with("Origin", where.origin()).with("Sec-Fetch-Site", where.site());
                        assertThat(call(operation, ids).is(403).detail())
                                .as("%s", where)
                                .isEqualTo(
                                        "This request does not come from the studio itself, so it was not carried out.");
                    }
                    assertThat(owner.isSignedIn()).isTrue();
                }));
    }

    private Client.Answer call(Operation operation, Map<String, String> ids) {
        return owner.send(operation.method(), operation.at(ids) + operation.query(), operation.body());
    }

    @Test
    void aBrowserThatSaysOnlyOneOfTheTwoIsBelieved() {
        Map<String, Object> name = Map.of("name", "Ola", "language", "pl");

        owner.with("Sec-Fetch-Site", null).put("/api/v1/session/member", name).ok();
        owner.with("Sec-Fetch-Site", "same-origin")
                .with("Origin", null)
                .put("/api/v1/session/member", name)
                .ok();
    }

    @Test
    void noFormOfAPageIsTaken() {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            owner.with("Content-Type", type).put("/api/v1/session/member", "{}").is(415);
            owner.with("Content-Type", type)
                    .post(bakery.root + "/lift-restriction", "x=y")
                    .is(415);
        }
    }

    /// Links and pictures of other pages may lead to us; they read nothing, and nothing changes.
    @Test
    void readingIsNotAskedWhereItComesFrom() {
        owner.with("Origin", null)
                .with("Sec-Fetch-Site", "cross-site")
                .get("/api/v1/session")
                .ok();
    }

    /// A browser would forget the cookie at once, and nobody would know why they are not signed in.
    @Test
    void overAConnectionThatBrowsersDoNotTrustNobodyIsSignedIn() {
        String email = owner.session().at("/member/email").asString();
        Studio plain = Studio.here().with("Host", "rytm.example").with("Origin", "http://rytm.example");
        assertThat(plain.signIn(email, Studio.PASSWORD).is(403).detail()).endsWith("https://.");

        plain.with("Origin", "https://rytm.example")
                .signIn(email, Studio.PASSWORD)
                .ok();
    }
}
