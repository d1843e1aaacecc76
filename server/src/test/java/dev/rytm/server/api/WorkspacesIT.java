package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Several workspaces of one person: begun, told apart, and closed to everybody else.
class WorkspacesIT {

    private final Bakery bakery = new Bakery();
    private final Studio owner = bakery.owner();

    @Test
    void whoBelongsToSeveralWorkspacesNamesTheOneThatTheyMean() {
        Bakery other = new Bakery();
        String email = owner.session().at("/member/email").asString();
        String link = other.owner()
                .post("/api/v1/invitations", Map.of("email", email, "role", "VIEWER"))
                .ok()
                .get("link")
                .asString();
        owner.post("/api/v1/links/use", Studio.joining(link.substring(link.indexOf('#') + 1), email))
                .ok();

        assertThat(owner.get("/api/v1/workspace").is(400).detail()).contains("Rytm-Workspace");
        owner.get(bakery.root + "/topics").ok();
        owner.get(other.root + "/topics").ok();
        owner.post(other.root + "/topics", Bakery.topic("a", "b")).is(403);
        owner.with("Rytm-Workspace", String.valueOf(other.workspace()));
        assertThat(owner.get("/api/v1/workspace").ok().get("id").asLong()).isEqualTo(other.workspace());
        owner.put("/api/v1/workspace", Map.of("name", "x")).is(403);
        owner.get(bakery.root + "/topics").is(404);
        owner.with("Rytm-Workspace", "x").get("/api/v1/workspace").is(404);
        owner.with("Rytm-Workspace", null);

        other.owner()
                .delete("/api/v1/members/" + owner.session().at("/member/id").asString())
                .is(204);
        Studio again = Studio.here();
        again.signIn(email, Studio.PASSWORD).ok();
        again.get("/api/v1/workspace").ok();
    }

    @Test
    void anOwnerMakesAnotherWorkspaceThatNobodyElseSees() {
        Map<String, Object> form = Map.of("name", " Second bakery ");

        JsonNode made = owner.post("/api/v1/session/workspaces", form).is(201).body();

        JsonNode second = made.at("/workspaces/1");
        assertThat(second.get("name").asString()).isEqualTo("Second bakery");
        assertThat(second.get("role").asString()).isEqualTo("OWNER");
        String id = second.get("id").asString();
        Studio colleague = Studio.signedIn(bakery.workspace(), Role.ADMIN);
        colleague.with("Rytm-Workspace", id).get("/api/v1/workspace").is(404);
        colleague.with("Rytm-Workspace", null);
        assertThat(colleague.post("/api/v1/session/workspaces", form).is(403).detail())
                .isEqualTo("Only owners of a workspace may make another one.");
        owner.post("/api/v1/session/workspaces", Map.of("name", " ")).is(422);
        owner.with("Rytm-Workspace", id);
        assertThat(owner.get("/api/v1/audit").ok().at("/entries/0/action").asString())
                .isEqualTo("workspace.create");
        owner.with("Rytm-Workspace", null);
    }
}
