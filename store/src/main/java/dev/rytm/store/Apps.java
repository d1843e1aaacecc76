package dev.rytm.store;

import dev.rytm.store.Vault.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The table `app`: Meta apps, whose secrets sign webhooks and calls.
public final class Apps {

    private final Statements statements;
    private final Vault vault;

    Apps(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    public long create(long workspaceId, String metaAppId, String name, String secret, String verifyToken) {
        return statements.one(
                """
                        insert into app (workspace_id, meta_app_id, name, secret, verify_token)
                        values (?, ?, ?, ?, ?)
                        returning app_id
                        """,
                row -> row.number("app_id"),
                workspaceId,
                metaAppId,
                name,
                sealed(secret, "secret", workspaceId, metaAppId),
                sealed(verifyToken, "verify_token", workspaceId, metaAppId));
    }

    public List<App> list(long workspaceId) {
        return statements.list(
                "select app_id, workspace_id, meta_app_id, name from app where workspace_id = ? order by app_id",
                Apps::app,
                workspaceId);
    }

    public Optional<App> find(long workspaceId, long appId) {
        return statements.first(
                "select app_id, workspace_id, meta_app_id, name from app where workspace_id = ? and app_id = ?",
                Apps::app,
                workspaceId,
                appId);
    }

    public void changeSecrets(App app, String secret, String verifyToken) {
        statements.update(
                "update app set secret = ?, verify_token = ? where workspace_id = ? and app_id = ?",
                sealed(secret, "secret", app.workspaceId(), app.metaAppId()),
                sealed(verifyToken, "verify_token", app.workspaceId(), app.metaAppId()),
                app.workspaceId(),
                app.id());
    }

    /// What Meta must repeat when it verifies one of our webhook addresses: the verify tokens of all apps.
    List<String> verifyTokens() {
        return statements.list(
                "select workspace_id, meta_app_id, verify_token from app",
                row -> opened(row, "verify_token", row.number("workspace_id"), row.text("meta_app_id")));
    }

    String secret(Row row) {
        return opened(row, "secret", row.number("workspace_id"), row.text("meta_app_id"));
    }

    private byte[] sealed(String clear, String column, long workspaceId, String metaAppId) {
        return vault.sealBytes(clear.getBytes(StandardCharsets.UTF_8), place(column, workspaceId, metaAppId));
    }

    private String opened(Row row, String column, long workspaceId, String metaAppId) {
        byte[] clear = vault.unsealBytes(row.bytes(column), place(column, workspaceId, metaAppId));
        return new String(clear, StandardCharsets.UTF_8);
    }

    /// An app belongs to no page; its workspace stands in the row's name.
    private static Place place(String column, long workspaceId, String metaAppId) {
        return new Place("app", column, 0, workspaceId + "/" + metaAppId);
    }

    private static App app(Row row) {
        return new App(row.number("app_id"), row.number("workspace_id"), row.text("meta_app_id"), row.text("name"));
    }
}
