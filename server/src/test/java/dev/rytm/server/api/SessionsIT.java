package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.server.api.Client.Answer;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How people sign in, stay signed in, and are signed out.
class SessionsIT {

    private final Bakery bakery = new Bakery();
    private final long workspace = bakery.workspace();
    private final Studio owner = bakery.owner();
    private final String email = owner.session().at("/member/email").asString();

    private static void sql(String statement, Object... parameters) {
        Running.server().database.inTransaction(t -> t.statements().update(statement, parameters));
    }

    @Test
    void theStudioIsToldWhoIsThereAndWhatTheyMayDo() {
        assertThat(Studio.here().session().toString())
                .isEqualTo("{\"signedIn\":false,\"demoSignIn\":false,\"simulator\":null}");

        JsonNode session = owner.session();
        assertThat(session.get("signedIn").asBoolean()).isTrue();
        assertThat(session.get("member").propertyNames()).containsExactly("id", "email", "name", "language");
        JsonNode place = session.at("/workspaces/0");
        assertThat(place.get("id").asLong()).isEqualTo(workspace);
        assertThat(place.get("name").asString()).isEqualTo("Bakery");
        assertThat(place.get("role").asString()).isEqualTo("OWNER");
        assertThat(place.get("rights").toString()).contains("content-write").doesNotContain("instance", "self");
        assertThat(place.at("/pages/0/id").asString()).isEqualTo(bakery.page);
        assertThat(place.at("/pages/0").propertyNames()).containsExactly("id", "name", "metaPageId", "zone");
    }

    @Test
    void aPasswordSignsInAndTheAddressMayBeWrittenInAnyCase() {
        Studio other = Studio.here();

        Answer answer = other.signIn(" " + email.toUpperCase(java.util.Locale.ROOT), Studio.PASSWORD);

        assertThat(answer.ok()).isEqualTo(owner.session());
        assertThat(other.isSignedIn()).isTrue();
    }

    @Test
    void theCookieIsForThisHostAloneAndForNoScript() {
        String cookie = Studio.here().signIn(email, Studio.PASSWORD).header("Set-Cookie");

        assertThat(cookie).matches("__Host-s=[0-9a-f]{64}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=604800");
    }

    @Test
    void anUnknownAddressAndAWrongPasswordAreAnsweredAlike() {
        Answer wrong = Studio.here().signIn(email, "another password").is(401);
        Answer unknown =
                Studio.here().signIn(Studio.newEmail(), "another password").is(401);

        assertThat(wrong.anonymous()).isEqualTo(unknown.anonymous());
        assertThat(wrong.detail()).isEqualTo("The e-mail address or the password is wrong.");
        assertThat(wrong.header("Set-Cookie")).isNull();
    }

    /// Whoever planted a cookie in somebody's browser beforehand holds nothing afterwards.
    @Test
    void signingInBeginsANewSessionInPlaceOfTheOldOne() {
        Studio browser = Studio.here().with("Cookie", "__Host-s=" + "0".repeat(64));
        browser.signIn(email, Studio.PASSWORD).ok();
        String first = Objects.requireNonNull(browser.cookie());
        assertThat(first).doesNotContain("0".repeat(64));

        browser.signIn(email, Studio.PASSWORD).ok();

        assertThat(browser.cookie()).isNotEqualTo(first);
        assertThat(Studio.here().with("Cookie", first).isSignedIn()).isFalse();
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void signingOutEndsThisSessionOnly() {
        Studio other = Studio.here();
        other.signIn(email, Studio.PASSWORD).ok();
        String cookie = other.cookie();

        assertThat(other.delete("/api/v1/session").is(204).header("Set-Cookie")).contains("Max-Age=0");

        assertThat(Studio.here().with("Cookie", cookie).isSignedIn()).isFalse();
        assertThat(owner.isSignedIn()).isTrue();
        other.delete("/api/v1/session").is(204);
    }

    @Test
    void signingOutEverywhereEndsAll() {
        Studio other = Studio.here();
        other.signIn(email, Studio.PASSWORD).ok();

        owner.delete("/api/v1/sessions").is(204);

        assertThat(other.isSignedIn()).isFalse();
        assertThat(owner.isSignedIn()).isFalse();
        Answer over = other.get("/api/v1/pages").is(401);
        assertThat(over.detail()).startsWith("You are not signed in any more.");
    }

    @Test
    void onesOwnSessionsAreListedAndEndedOneByOne() {
        Studio other = Studio.here()
                .with(
                        "User-Agent",
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                                + " Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0");
        other.signIn(email, Studio.PASSWORD).ok();
        JsonNode lines = owner.get("/api/v1/sessions").ok();
        assertThat(lines).hasSize(2);
        JsonNode here = lines.get(lines.get(0).get("current").asBoolean() ? 0 : 1);
        JsonNode there = lines.get(lines.get(0).get("current").asBoolean() ? 1 : 0);
        assertThat(here.get("browser").asString()).isEqualTo("Firefox, Linux");
        assertThat(there.get("browser").asString()).isEqualTo("Edge, Windows");
        assertThat(there.get("current").asBoolean()).isFalse();

        owner.delete("/api/v1/sessions/" + there.get("id").asString()).is(204);

        assertThat(other.isSignedIn()).isFalse();
        assertThat(owner.isSignedIn()).isTrue();
        owner.delete("/api/v1/sessions/" + there.get("id").asString()).is(404);
    }

    @Test
    void nobodyEndsSomebodyElsesSession() {
        Studio stranger = Studio.signedIn(workspace, Role.OWNER);
        String session = owner.get("/api/v1/sessions").ok().get(0).get("id").asString();

        stranger.delete("/api/v1/sessions/" + session).is(404);

        assertThat(owner.isSignedIn()).isTrue();
    }

    @Test
    void aSessionEndsTwelveHoursAfterItWasLastSeen() {
        String idle = "update session set last_seen_at = clock_timestamp() - ?::interval"
                + " where member_id = (select member_id from member where email = ?)";
        sql(idle, "11 hours 59 minutes", email);
        assertThat(owner.isSignedIn()).isTrue();

        sql(idle, "12 hours", email);
        assertThat(owner.isSignedIn()).isFalse();
    }

    @Test
    void aSessionEndsAfterSevenDaysHoweverBusy() {
        JsonNode line = owner.get("/api/v1/sessions").ok().get(0);
        assertThat(java.time.Duration.between(
                        java.time.Instant.parse(line.get("createdAt").asString()),
                        java.time.Instant.parse(line.get("expiresAt").asString())))
                .isBetween(
                        java.time.Duration.ofDays(7).minusMinutes(1),
                        java.time.Duration.ofDays(7).plusMinutes(1));

        sql(
                "update session set expires_at = clock_timestamp()"
                        + " where member_id = (select member_id from member where email = ?)",
                email);
        assertThat(owner.isSignedIn()).isFalse();
    }

    @Test
    void aNewPasswordEndsEveryOtherSession() {
        Studio other = Studio.here();
        other.signIn(email, Studio.PASSWORD).ok();
        String before = owner.cookie();

        Answer slip = owner.post("/api/v1/session/password", Map.of("old", "not the old one", "new", "a new password!"))
                .is(422);
        assertThat(slip.body().get("pointer").asString()).isEqualTo("/old");
        owner.post("/api/v1/session/password", Map.of("old", Studio.PASSWORD, "new", "a new password!"))
                .is(204);

        assertThat(owner.isSignedIn()).isTrue();
        assertThat(owner.cookie()).isNotEqualTo(before);
        assertThat(other.isSignedIn()).isFalse();
        assertThat(Studio.here().with("Cookie", before).isSignedIn()).isFalse();
        Studio.here().signIn(email, Studio.PASSWORD).is(401);
        Studio.here().signIn(email, "a new password!").ok();
    }

    @Test
    void aPasswordHasTwelveToAHundredAndTwentyEightCharacters() {
        for (int length : new int[] {11, 129}) {
            Answer refused = owner.post(
                            "/api/v1/session/password", Map.of("old", Studio.PASSWORD, "new", picnic(length)))
                    .is(422);
            assertThat(refused.body().get("pointer").asString()).isEqualTo("/new");
        }
        owner.post("/api/v1/session/password", Map.of("old", Studio.PASSWORD, "new", picnic(128)))
                .is(204);
        owner.post("/api/v1/session/password", Map.of("old", picnic(128), "new", "zażółć gęślą"))
                .is(204);
        // The same letters, typed as letter and accent.
        Studio.here()
                .signIn(email, Normalizer.normalize("zażółć gęślą", Normalizer.Form.NFD))
                .ok();
    }

    /// So many different characters, each of them two chars to Java.
    private static String picnic(int length) {
        return new String(IntStream.range(0x1F400, 0x1F400 + length).toArray(), 0, length);
    }

    @Test
    void oneChangesOnesOwnNameAndLanguage() {
        JsonNode changed = owner.put("/api/v1/session/member", Map.of("name", " Ola ", "language", "en"))
                .ok();

        assertThat(changed.at("/member/name").asString()).isEqualTo("Ola");
        assertThat(owner.session()).isEqualTo(changed);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("name", " ", "language", "en"), Map.of("name", "Ola", "language", "de"))) {
            owner.put("/api/v1/session/member", wrong).is(422);
        }
    }

    @Test
    void aPasswordHashedWithLessEffortIsHashedAnew() {
        String weak = new org.springframework.security.crypto.argon2.Argon2PasswordEncoder(16, 32, 1, 1 << 10, 1)
                .encode(Studio.PASSWORD);
        sql("update member set password_hash = ? where email = ?", weak, email);

        Studio.here().signIn(email, Studio.PASSWORD).ok();

        assertThat(Running.server()
                        .database
                        .<String>inTransaction(
                                t -> t.members().find(email).orElseThrow().passwordHash()))
                .startsWith("$argon2id$v=19$m=65536,t=3,p=1$");
        assertThat(owner.isSignedIn()).isTrue();
    }

    /// Whoever sits down at an open screen gets no access of their own by it.
    @Test
    void whatGivesAccessAwayWantsThePasswordAgain() {
        Map<String, Object> key = Map.of("name", "till", "scopes", List.of("content-read"), "days", 30);
        sql("update session set proven_at = clock_timestamp() - interval '5 minutes'");

        Answer refused = owner.post("/api/v1/keys", key).is(403);

        assertThat(refused.header("Rytm-Proof")).isEqualTo("password");
        assertThat(refused.detail()).isEqualTo("Confirm with your password that it is you.");
        owner.post("/api/v1/invitations", Map.of("email", Studio.newEmail(), "role", "VIEWER"))
                .is(403);
        owner.put("/api/v1/members/" + owner.session().at("/member/id").asString(), Map.of("role", "OWNER"))
                .is(403);
        owner.put(bakery.root + "/access-token", Map.of("accessToken", "other")).is(403);
        owner.post(bakery.root + "/webhook-secret", Map.of()).is(403);
        owner.post("/api/v1/pages", Map.of()).is(403);
        owner.get(bakery.root + "/topics").ok();
        owner.get(bakery.root + "/consents/counts").ok();
        bakery.client.post(bakery.root + "/webhook-secret", Map.of()).ok();

        owner.signIn(email, Studio.PASSWORD).ok();
        owner.post("/api/v1/keys", key).is(201);
    }

    @Test
    void toTakeEverybodyOutAndToForgetSomebodyWantsThePasswordAgain() {
        ContactKey anna = new ContactKey(Long.parseLong(bakery.page), "anna");
        Running.server().database.inTransaction(t -> t.contacts().lock(List.of(anna), Running.NOW));
        String edits = bakery.root + "/contacts/anna/edits";
        String export = bakery.root + "/contacts-export";
        String ofAnna = bakery.root + "/contacts/anna/export";
        sql("update session set proven_at = clock_timestamp() - interval '5 minutes'");

        assertThat(owner.get(export).is(403).header("Rytm-Proof")).isEqualTo("password");
        assertThat(owner.post(export, Map.of()).is(403).header("Rytm-Proof")).isEqualTo("password");
        assertThat(owner.get(ofAnna).is(403).header("Rytm-Proof")).isEqualTo("password");
        assertThat(owner.post(ofAnna, Map.of()).is(403).header("Rytm-Proof")).isEqualTo("password");
        assertThat(owner.get(bakery.root + "/consents").is(403).header("Rytm-Proof"))
                .isEqualTo("password");
        assertThat(owner.post(edits, Map.of("kind", "erase")).is(403).header("Rytm-Proof"))
                .isEqualTo("password");
        owner.post(edits, Map.of("kind", "tag", "tag", "vip", "present", true)).is(202);
        bakery.client.get(export).ok();
        bakery.client.post(export, Map.of()).is(204);
        bakery.client.get(bakery.root + "/consents").ok();

        owner.signIn(email, Studio.PASSWORD).ok();
        owner.post(export, Map.of()).is(204);
        owner.get(export).ok();
        owner.get(ofAnna).ok();
        owner.post(edits, Map.of("kind", "erase")).is(202);
    }
}
