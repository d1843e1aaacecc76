package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.api.Client.Answer;
import dev.rytm.store.OneTimeLinks.Guest;
import dev.rytm.store.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// One-time links: once, within an hour, whatever they are for.
class LinksIT {

    private final Bakery bakery = new Bakery();
    private final long workspace = bakery.workspace();
    private final String email = Studio.newEmail();
    private final Studio guest = Studio.here();

    private static <T> T in(Function<Transaction, T> work) {
        return Running.server().database.inTransaction(work);
    }

    private String invitation() {
        return in(t ->
                t.links().invite(workspace, new Guest(email, "EDITOR", null)).secret());
    }

    private Answer look(String token) {
        return guest.post("/api/v1/links/look", Map.of("token", token));
    }

    private Answer use(String token) {
        return guest.post("/api/v1/links/use", Studio.joining(token, email));
    }

    @Test
    void anInvitationTellsWhatItIsForAndMakesAMember() {
        String token = invitation();
        assertThat(look(token).ok().toString())
                .isEqualTo("{\"kind\":\"INVITATION\",\"email\":\"" + email
                        + "\",\"known\":false,\"workspace\":\"Bakery\",\"role\":\"EDITOR\"}");

        JsonNode session = use(token).ok();

        assertThat(session.at("/member/email").asString()).isEqualTo(email);
        assertThat(session.at("/member/name").asString()).isEqualTo("Zofia Nowak");
        assertThat(session.at("/workspaces/0/role").asString()).isEqualTo("EDITOR");
        assertThat(guest.isSignedIn()).isTrue();
        guest.get(bakery.root + "/topics").ok();
        Studio.here().signIn(email, Studio.PASSWORD).ok();
    }

    @Test
    void aLinkWorksOnce() {
        String token = invitation();
        use(token).ok();

        assertThat(use(token).is(404).detail()).startsWith("This link does not work any more");
        look(token).is(404);
    }

    @Test
    void aLinkEndsAfterAnHour() {
        String token = invitation();
        in(t -> t.statements()
                .update(
                        "update one_time_link set expires_at = expires_at - interval '59 minutes' where email = ?",
                        email));
        look(token).ok();
        in(t -> t.statements()
                .update(
                        "update one_time_link set expires_at = expires_at - interval '1 minute' where email = ?",
                        email));

        look(token).is(404);
        use(token).is(404);
        look("0".repeat(64)).is(404);
        look("").is(404);
    }

    @Test
    void ofTwoWhoComeAtOnceOneComesTooLate() throws Exception {
        String token = in(t -> t.links().createForOwner(workspace));
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Map<String, Object> form = Studio.joining(token, Studio.newEmail());
                calls.add(both.submit(() -> Studio.here().post("/api/v1/links/use", form)));
            }
            for (Future<Answer> call : calls) {
                answers.add(call.get().status());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(200, 404);
        int members = in(t -> t.memberships().list(workspace).size());
        assertThat(members).isOne();
    }

    @Test
    void aFormThatIsNotRightUsesNothingUp() {
        String token = invitation();
        Map<String, Map<String, String>> wrong = Map.of(
                "/name", Map.of("name", " "),
                "/email", Map.of("email", "somebody@else.example"),
                "/password", Map.of("password", "short"),
                "/language", Map.of("language", "de"));
        wrong.forEach((pointer, change) -> {
            Map<String, Object> form = new HashMap<>(Studio.joining(token, email));
            form.putAll(change);
            assertThat(guest.post("/api/v1/links/use", form)
                            .is(422)
                            .body()
                            .get("pointer")
                            .asString())
                    .isEqualTo(pointer);
        });
        assertThat(guest.post("/api/v1/links/use", Map.of("token", token))
                        .is(422)
                        .body()
                        .get("problems"))
                .hasSize(4);
        assertThat(guest.isSignedIn()).isFalse();

        use(token).ok();
    }

    @Test
    void aPasswordThatIsGuessedFirstIsRefused() {
        Map<String, Object> form = new HashMap<>(Studio.joining(invitation(), email));
        form.put("password", "Password1234");

        assertThat(guest.post("/api/v1/links/use", form).is(422).detail())
                .startsWith("This password is one of those that are guessed first.");
    }

    /// An invitation must not be a way into somebody's account.
    @Test
    void whoIsAMemberElsewhereGivesThePasswordThatTheyHave() {
        use(invitation()).ok();
        Bakery other = new Bakery();
        long there = other.client.get("/api/v1/workspace").ok().get("id").asLong();
        String token =
                in(t -> t.links().invite(there, new Guest(email, "ADMIN", null)).secret());
        Map<String, Object> form = new HashMap<>(Studio.joining(token, email));
        form.put("password", "the inviter's own");
        form.put("name", "Somebody Else");
        Studio.here().post("/api/v1/links/use", form).is(401);

        JsonNode session =
                guest.post("/api/v1/links/use", Studio.joining(token, email)).ok();

        assertThat(session.get("workspaces")).hasSize(2);
        assertThat(session.at("/member/name").asString()).isEqualTo("Zofia Nowak");
    }

    @Test
    void whoIsSignedInAsTheInvitedJoinsWithoutAPassword() {
        use(invitation()).ok();
        Bakery other = new Bakery();
        long there = other.client.get("/api/v1/workspace").ok().get("id").asLong();
        String token = in(
                t -> t.links().invite(there, new Guest(email, "VIEWER", null)).secret());
        Map<String, Object> alone = Map.of("token", token);
        assertThat(Studio.here()
                        .post("/api/v1/links/look", alone)
                        .ok()
                        .get("known")
                        .asBoolean())
                .isTrue();
        Studio.here().post("/api/v1/links/use", alone).is(422);
        Studio.signedIn(workspace, Role.OWNER).post("/api/v1/links/use", alone).is(422);

        assertThat(guest.post("/api/v1/links/use", alone).ok().get("workspaces"))
                .hasSize(2);
    }

    @Test
    void anInvitationChangesNobodysRoleWhoIsHereAlready() {
        use(invitation()).ok();
        String token = in(t ->
                t.links().invite(workspace, new Guest(email, "VIEWER", null)).secret());

        assertThat(use(token).is(409).detail()).isEqualTo("This person is a member of this workspace already.");
        assertThat(guest.session().at("/workspaces/0/role").asString()).isEqualTo("EDITOR");
    }

    /// The operator has the machine; whoever lost the password gets another one from them.
    @Test
    void anOwnersLinkSetsANewPassword() {
        use(invitation()).ok();
        String token = in(t -> t.links().createForOwner(workspace));
        Map<String, Object> form = new HashMap<>(Studio.joining(token, email));
        form.put("password", "yet another password");

        Studio.here().post("/api/v1/links/use", form).ok();

        assertThat(guest.isSignedIn()).isFalse();
        Studio.here().signIn(email, Studio.PASSWORD).is(401);
        JsonNode session = Studio.here().signIn(email, "yet another password").ok();
        assertThat(session.at("/workspaces/0/role").asString()).isEqualTo("OWNER");
    }

    @Test
    void theFirstOwnersLinkMakesAWorkspaceAndEndsOthersOfItsKind() {
        String token = in(t -> t.links().createForOwner(null));
        String second = in(t -> t.links().createForOwner(null));
        assertThat(look(token).ok().toString()).isEqualTo("{\"kind\":\"OWNER\",\"known\":false}");

        JsonNode session = use(token).ok();

        assertThat(session.at("/workspaces/0/name").asString()).isEqualTo("My workspace");
        assertThat(session.at("/workspaces/0/role").asString()).isEqualTo("OWNER");
        look(second).is(404);
    }

    @Test
    void aLinkOfTheDemoSignsInByItself() {
        in(t -> {
            t.workspaces().markDemo(workspace);
            return t;
        });
        String token = in(t -> t.links().createForDemo(workspace));
        assertThat(Studio.here().session().get("demoSignIn").asBoolean()).isTrue();
        assertThat(look(token).ok().toString())
                .isEqualTo("{\"kind\":\"DEMO\",\"known\":false,\"workspace\":\"Bakery\"}");

        JsonNode session =
                guest.post("/api/v1/links/use", Map.of("token", token)).ok();

        assertThat(session.at("/member/name").asString()).isEqualTo("Owner of the demo");
        assertThat(session.at("/workspaces").valueStream())
                .anyMatch(place -> place.get("id").asLong() == workspace);
        guest.get(bakery.root + "/topics").ok();
        // Followed again in the same browser it opens the studio; in another one it is used up.
        guest.post("/api/v1/links/use", Map.of("token", token)).ok();
        Studio.here().post("/api/v1/links/use", Map.of("token", token)).is(404);
        in(t -> t.statements().update("update workspace set demo = false where workspace_id = ?", workspace));
    }

    /// A proxy on this machine, or a name of somebody else's that leads here, makes others look like this machine.
    @Test
    void aLinkOfTheDemoNeedsABrowserOnThisMachine() {
        in(t -> {
            t.workspaces().markDemo(workspace);
            return t;
        });
        String token = in(t -> t.links().createForDemo(workspace));
        for (String host : List.of("rytm.example", "127.0.0.1.rytm.example", "192.0.2.1:8080")) {
            Studio outside = Studio.here().with("Host", host).with("Origin", "https://" + host);
            assertThat(outside.session().get("demoSignIn").asBoolean()).as(host).isFalse();
            outside.post("/api/v1/links/look", Map.of("token", token)).is(404);
            outside.post("/api/v1/links/use", Map.of("token", token)).is(404);
        }
        for (String host : List.of("localhost:8080", "studio.localhost", "[::1]:8080", "127.0.0.2")) {
            Studio.here()
                    .with("Host", host)
                    .with("Origin", "http://" + host)
                    .post("/api/v1/links/look", Map.of("token", token))
                    .ok();
        }
        in(t -> t.statements().update("update workspace set demo = false where workspace_id = ?", workspace));
    }

    @Test
    void aLinkOfAWorkspaceThatIsNoDemoIsNone() {
        String token = in(t -> t.links().createForDemo(workspace));

        guest.post("/api/v1/links/use", Map.of("token", token)).is(404);
        assertThat(guest.isSignedIn()).isFalse();
    }
}
