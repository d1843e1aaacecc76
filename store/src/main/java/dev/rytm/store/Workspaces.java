package dev.rytm.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table `workspace`: who owns apps and pages.
public final class Workspaces {

    private final Statements statements;

    Workspaces(Statements statements) {
        this.statements = statements;
    }

    /// One tenant. `paused` is its brake: nothing goes out from any of its pages.
    public record Workspace(long id, String name, boolean paused, Instant createdAt) {}

    public long create(String name) {
        return statements.one(
                "insert into workspace (name) values (?) returning workspace_id",
                row -> row.number("workspace_id"),
                name);
    }

    public Optional<Workspace> find(long workspaceId) {
        return statements.first(
                "select workspace_id, name, paused, created_at from workspace where workspace_id = ?",
                Workspaces::workspace,
                workspaceId);
    }

    public void rename(long workspaceId, String name) {
        statements.update("update workspace set name = ? where workspace_id = ?", name, workspaceId);
    }

    /// Draws or releases the brake. Every page's catalog is new with it, so that a sender that reads the page
    /// rows under lock sees the brake.
    public void pause(long workspaceId, boolean paused) {
        statements.update("update workspace set paused = ? where workspace_id = ?", paused, workspaceId);
        statements.update("update page set catalog_version = catalog_version + 1 where workspace_id = ?", workspaceId);
    }

    /// All of them, for the command line.
    public List<Workspace> list() {
        return statements.list(
                "select workspace_id, name, paused, created_at from workspace order by workspace_id",
                Workspaces::workspace);
    }

    /// The workspace of the local start, which a link alone signs in to.
    public void markDemo(long workspaceId) {
        statements.update("update workspace set demo = true where workspace_id = ? and not demo", workspaceId);
    }

    public boolean isDemo(long workspaceId) {
        return !statements
                .list("select 1 from workspace where workspace_id = ? and demo", row -> row, workspaceId)
                .isEmpty();
    }

    public boolean hasDemo() {
        return !statements
                .list("select 1 from workspace where demo", row -> row)
                .isEmpty();
    }

    private static Workspace workspace(Row row) {
        return new Workspace(
                row.number("workspace_id"), row.text("name"), row.truth("paused"), row.instant("created_at"));
    }
}
