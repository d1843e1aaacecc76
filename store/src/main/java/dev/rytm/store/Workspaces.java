package dev.rytm.store;

import java.time.Instant;
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
                row -> new Workspace(
                        row.number("workspace_id"), row.text("name"), row.truth("paused"), row.instant("created_at")),
                workspaceId);
    }

    public void rename(long workspaceId, String name) {
        statements.update("update workspace set name = ? where workspace_id = ?", name, workspaceId);
    }

    /// Draws or releases the brake. Every page's catalog is new with it, so that a sender that reads the page rows
    /// under
    /// lock sees the brake.
    public void pause(long workspaceId, boolean paused) {
        statements.update("update workspace set paused = ? where workspace_id = ?", paused, workspaceId);
        statements.update("update page set catalog_version = catalog_version + 1 where workspace_id = ?", workspaceId);
    }
}
