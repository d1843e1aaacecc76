package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Members and invitations: who may decide over whom.
class MembersIT {

    private final Bakery bakery = new Bakery();
    private final long workspace = bakery.workspace();
    private final Studio owner = bakery.owner();

    private static String id(Studio studio) {
        return studio.session().at("/member/id").asString();
    }

    private static Client.Answer setRole(Studio by, Studio whom, Role role) {
        return by.put("/api/v1/members/" + id(whom), Map.of("role", role));
    }

    private Studio member(Role role) {
        return Studio.signedIn(workspace, role);
    }

    @Test
    void whoIsInvitedJoinsAndIsListed() {
        String email = Studio.newEmail();
        JsonNode made = owner.post("/api/v1/invitations", Map.of("email", " " + email.toUpperCase(), "role", "EDITOR"))
                .is(201)
                .body();
        String link = made.get("link").asString();
        assertThat(link).matches(owner.url() + "/link#[0-9a-f]{64}");
        JsonNode waiting = owner.get("/api/v1/invitations").ok();
        assertThat(waiting).hasSize(1);
        assertThat(waiting.get(0).get("email").asString()).isEqualTo(email);
        assertThat(waiting.toString()).doesNotContain(link.substring(link.indexOf('#') + 1));

        Studio guest = Studio.here();
        guest.post("/api/v1/links/use", Studio.joining(link.substring(link.indexOf('#') + 1), email))
                .ok();

        assertThat(owner.get("/api/v1/invitations").ok()).isEmpty();
        JsonNode members = guest.get("/api/v1/members").ok();
        assertThat(members.findValuesAsString("role")).containsExactly("OWNER", "EDITOR");
        assertThat(members.get(1).get("email").asString()).isEqualTo(email);
        owner.post("/api/v1/invitations", Map.of("email", email, "role", "ADMIN"))
                .is(409);
    }

    @Test
    void aSecondInvitationOfTheSameAddressReplacesTheFirst() {
        Map<String, Object> form = Map.of("email", Studio.newEmail(), "role", "VIEWER");
        String first = owner.post("/api/v1/invitations", form).ok().get("link").asString();
        owner.post("/api/v1/invitations", form).is(201);

        assertThat(owner.get("/api/v1/invitations").ok()).hasSize(1);
        Studio.here()
                .post("/api/v1/links/look", Map.of("token", first.substring(first.indexOf('#') + 1)))
                .is(404);
    }

    @Test
    void anInvitationIsTakenBack() {
        String link = owner.post("/api/v1/invitations", Map.of("email", Studio.newEmail(), "role", "VIEWER"))
                .ok()
                .get("link")
                .asString();
        String id = owner.get("/api/v1/invitations").ok().get(0).get("id").asString();

        owner.delete("/api/v1/invitations/" + id).is(204);

        Studio.here()
                .post("/api/v1/links/look", Map.of("token", link.substring(link.indexOf('#') + 1)))
                .is(404);
        owner.delete("/api/v1/invitations/" + id).is(404);
    }

    @Test
    void onlyOwnersDecideOverOwners() {
        Studio admin = member(Role.ADMIN);
        Studio editor = member(Role.EDITOR);

        assertThat(admin.post("/api/v1/invitations", Map.of("email", Studio.newEmail(), "role", "OWNER"))
                        .is(403)
                        .detail())
                .isEqualTo("Only an owner can invite, change or remove owners.");
        setRole(admin, editor, Role.OWNER).is(403);
        setRole(admin, owner, Role.VIEWER).is(403);
        admin.delete("/api/v1/members/" + id(owner)).is(403);
        setRole(admin, editor, Role.ADMIN).ok();

        Studio second = member(Role.VIEWER);
        setRole(owner, second, Role.OWNER).ok();
        assertThat(second.isSignedIn()).isFalse();
    }

    /// A key that may manage members cannot make itself an owner by way of a friend.
    @Test
    void aKeyDecidesOverNobodyWhoMayDoMore() {
        String secret = owner.post(
                        "/api/v1/keys",
                        Map.of("name", "robot", "scopes", List.of("members-write", "settings-read", "content-read")))
                .ok()
                .get("key")
                .asString();
        Client robot = new Client(secret, "en");
        for (Role role : Role.values()) {
            assertThat(robot.post("/api/v1/invitations", Map.of("email", Studio.newEmail(), "role", role))
                            .status())
                    .as(role.name())
                    .isEqualTo(403);
        }
        Studio viewer = member(Role.VIEWER);
        assertThat(robot.delete("/api/v1/members/" + id(viewer)).is(403).detail())
                .isEqualTo("You cannot decide over a role that may do more than you.");
        bakery.client
                .post("/api/v1/invitations", Map.of("email", Studio.newEmail(), "role", "ADMIN"))
                .is(201);
        bakery.client
                .post("/api/v1/invitations", Map.of("email", Studio.newEmail(), "role", "OWNER"))
                .is(403);
    }

    @Test
    void theLastOwnerStays() {
        assertThat(setRole(owner, owner, Role.ADMIN).is(409).detail()).startsWith("This is the last owner");
        owner.delete("/api/v1/members/" + id(owner)).is(409);

        Studio second = member(Role.OWNER);
        setRole(owner, owner, Role.ADMIN).ok();
        second.delete("/api/v1/members/" + id(second)).is(409);
    }

    /// Nobody can write down that they go, so neither can be done before the other one has come as far as they can.
    @Test
    void ofTwoOwnersWhoGoAtOnceOneStays() throws Exception {
        Studio second = member(Role.OWNER);
        String one = id(owner);
        String other = id(second);
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Client.Answer>> calls = Running.server().database.asOwner(transaction -> {
                transaction.statements().update("lock table audit in share mode");
                List<Future<Client.Answer>> begun = List.of(
                        both.submit(() -> owner.delete("/api/v1/members/" + one)),
                        both.submit(() -> second.delete("/api/v1/members/" + other)));
                awaitTwoWhoWait(transaction);
                return begun;
            });
            for (Future<Client.Answer> call : calls) {
                answers.add(call.get().status());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(204, 409);
    }

    private static void awaitTwoWhoWait(Transaction transaction) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (transaction
                        .statements()
                        .one("select count(*) as waiting from pg_locks where not granted", row -> row.number("waiting"))
                < 2) {
            assertThat(System.nanoTime()).as("they do not wait").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void anotherRoleEndsTheSessionsAndTheOpenInvitationsOfWhoGotIt() {
        Studio admin = member(Role.ADMIN);
        Studio bystander = member(Role.EDITOR);
        String email = admin.session().at("/member/email").asString();
        admin.post("/api/v1/invitations", Map.of("email", Studio.newEmail(), "role", "ADMIN"))
                .is(201);

        setRole(owner, admin, Role.VIEWER).ok();

        assertThat(admin.isSignedIn()).isFalse();
        assertThat(bystander.isSignedIn()).isTrue();
        assertThat(owner.get("/api/v1/invitations").ok()).isEmpty();
        admin.signIn(email, Studio.PASSWORD).ok();
        admin.put("/api/v1/workspace", Map.of("name", "x")).is(403);
    }

    @Test
    void keysDieWithTheMembershipOfTheirMakerAndDoNoMoreThanTheyMay() {
        Studio admin = member(Role.ADMIN);
        Client robot = new Client(
                admin.post("/api/v1/keys", Map.of("name", "robot", "scopes", List.of("content-read", "keys-write")))
                        .ok()
                        .get("key")
                        .asString(),
                "en");
        Client child = new Client(
                robot.post("/api/v1/keys", Map.of("name", "child", "scopes", List.of("content-read")))
                        .ok()
                        .get("key")
                        .asString(),
                "en");
        robot.get("/api/v1/keys").ok();

        setRole(owner, admin, Role.VIEWER).ok();
        robot.get("/api/v1/keys").is(403);
        robot.get(bakery.root + "/topics").ok();

        String email = Running.server()
                .database
                .<String>inTransaction(t -> t.statements()
                        .one(
                                "select m.email from membership s join member m using (member_id)"
                                        + " where s.workspace_id = ? and s.role = 'VIEWER'",
                                row -> row.text("email"),
                                workspace));
        admin.signIn(email, Studio.PASSWORD).ok();
        owner.delete("/api/v1/members/" + id(admin)).is(204);
        robot.get(bakery.root + "/topics").is(401);
        child.get(bakery.root + "/topics").is(401);
        bakery.client.get(bakery.root + "/topics").ok();
    }

    @Test
    void whoIsRemovedIsOutAtOnceAndForgottenWhenTheyAreNowhere() {
        Studio editor = member(Role.EDITOR);
        String email = editor.session().at("/member/email").asString();

        owner.delete("/api/v1/members/" + id(editor)).is(204);

        assertThat(editor.isSignedIn()).isFalse();
        Studio.here().signIn(email, Studio.PASSWORD).is(401);
        boolean known = Running.server()
                .database
                .inTransaction(t -> t.members().find(email).isPresent());
        assertThat(known).isFalse();
        assertThat(owner.get("/api/v1/audit?limit=1")
                        .ok()
                        .at("/entries/0/action")
                        .asString())
                .isEqualTo("member.remove");
    }

    @Test
    void theAuditLogNamesWhoDidIt() {
        owner.put("/api/v1/workspace", Map.of("name", "Piekarnia")).ok();
        bakery.client.put("/api/v1/workspace", Map.of("name", "Bakery")).ok();

        JsonNode entries = owner.with("Accept-Language", "pl")
                .get("/api/v1/audit?limit=2")
                .ok()
                .get("entries");

        assertThat(entries.findValuesAsString("sentence"))
                .containsExactly(
                        "Zmieniono nazwę obszaru roboczego: „Piekarnia” → „Bakery”.",
                        "Zmieniono nazwę obszaru roboczego: „Bakery” → „Piekarnia”.");
        assertThat(entries.findValuesAsString("actorName")).containsExactly("first key", "Zofia Nowak");
        assertThat(entries.get(1).get("actor").asString()).isEqualTo("member " + id(owner));
        assertThat(entries.get(0).get("actor").asString()).startsWith("key ");
        long before = entries.get(1).get("id").asLong();
        assertThat(owner.get("/api/v1/audit?limit=1&before=" + before)
                        .ok()
                        .at("/entries/0/action")
                        .asString())
                .isEqualTo("member.sign-in");
    }
}
