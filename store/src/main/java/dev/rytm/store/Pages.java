package dev.rytm.store;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.policy.FrequencyCap;
import dev.rytm.core.policy.QuietHours;
import dev.rytm.core.policy.Restriction;
import dev.rytm.store.Page.Connection;
import dev.rytm.store.Page.Credentials;
import dev.rytm.store.Page.Settings;
import dev.rytm.store.Vault.Place;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table `page`. Whatever decisions depend on changes together with the catalog's version.
public final class Pages {

    private static final String COLUMNS = """
            page_id, workspace_id, app_id, meta_page_id, name, country, zone, rule_pack, connected_since, connected,
            restriction, restricted_at, trial_from, paused, quiet_from::text as quiet_from, quiet_until::text as quiet_until,
            cap_max, cap_days, stop_words, start_words, default_reply, catalog_version,
            revision, entrances_revision
            """;

    private final Statements statements;
    private final Vault vault;

    Pages(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    /// Empty if the page is already connected, here or in another workspace: Meta's id is unique.
    public Optional<Long> connect(Connection connection, Settings settings) {
        QuietHours quiet = settings.quietHours();
        FrequencyCap cap = settings.frequencyCap();
        return statements.first(
                """
                insert into page (workspace_id, app_id, meta_page_id, name, access_token, connected_since,
                                  country, zone, rule_pack, quiet_from, quiet_until, cap_max, cap_days,
                                  stop_words, start_words)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::time, ?::time, ?::integer, ?::integer, ?, ?)
                on conflict (meta_page_id) do nothing
                returning page_id
                """,
                row -> row.number("page_id"),
                connection.workspaceId(),
                connection.appId(),
                connection.metaPageId(),
                connection.name(),
                sealed(connection.accessToken(), connection.metaPageId()),
                connection.since(),
                settings.country(),
                settings.zone().getId(),
                settings.rulePack(),
                quiet == null ? null : quiet.from().toString(),
                quiet == null ? null : quiet.until().toString(),
                cap == null ? null : cap.max(),
                cap == null ? null : cap.days(),
                settings.stopWords().toArray(String[]::new),
                settings.startWords().toArray(String[]::new));
    }

    public List<Page> list(long workspaceId) {
        return statements.list(
                "select " + COLUMNS + " from page where workspace_id = ? order by page_id", Pages::page, workspaceId);
    }

    public Optional<Page> find(long workspaceId, long pageId) {
        return statements.first(
                "select " + COLUMNS + " from page where workspace_id = ? and page_id = ?",
                Pages::page,
                workspaceId,
                pageId);
    }

    /// Changes all but the default reply, which belongs to the entrances, in the revision that its author started from;
    /// false if somebody else has changed it since.
    public boolean change(long pageId, String name, Settings settings, long revision) {
        QuietHours quiet = settings.quietHours();
        FrequencyCap cap = settings.frequencyCap();
        int changed = statements.update(
                """
                update page
                   set name = ?, country = ?, zone = ?, rule_pack = ?, quiet_from = ?::time, quiet_until = ?::time,
                       cap_max = ?::integer, cap_days = ?::integer, stop_words = ?, start_words = ?,
                       catalog_version = catalog_version + 1, revision = revision + 1
                 where page_id = ? and revision = ?
                """,
                name,
                settings.country(),
                settings.zone().getId(),
                settings.rulePack(),
                quiet == null ? null : quiet.from().toString(),
                quiet == null ? null : quiet.until().toString(),
                cap == null ? null : cap.max(),
                cap == null ? null : cap.days(),
                settings.stopWords().toArray(String[]::new),
                settings.startWords().toArray(String[]::new),
                pageId,
                revision);
        return changed == 1;
    }

    public void pause(long pageId, boolean paused) {
        statements.update(
                "update page set paused = ?, catalog_version = catalog_version + 1 where page_id = ?", paused, pageId);
    }

    /// Changes the revision of the entrances that its author started from; false if somebody else has changed it since.
    public boolean changeDefaultReply(long pageId, @Nullable FlowId flow, long entrancesRevision) {
        int changed = statements.update("""
                update page
                   set default_reply = ?, catalog_version = catalog_version + 1,
                       entrances_revision = entrances_revision + 1
                 where page_id = ? and entrances_revision = ?
                """, flow == null ? null : flow.value(), pageId, entrancesRevision);
        return changed == 1;
    }

    /// A new token brings a page that had lost its access back.
    public void changeAccessToken(Page page, String accessToken) {
        statements.update("""
                update page set access_token = ?, connected = true, catalog_version = catalog_version + 1
                 where page_id = ?
                """, sealed(accessToken, page.metaPageId()), page.id());
    }

    /// The page's access is broken: nothing can be sent until a person mends it.
    public void disconnect(long pageId) {
        statements.update(
                "update page set connected = false, catalog_version = catalog_version + 1 where page_id = ? and connected",
                pageId);
    }

    /// Tells every decision from the commit on that something it depends on has changed.
    static void bumpCatalog(Statements statements, long pageId) {
        statements.update("update page set catalog_version = catalog_version + 1 where page_id = ?", pageId);
    }

    /// For calls in the page's name.
    public Credentials credentials(long pageId) {
        Credentials credentials = credentials(List.of(pageId)).get(pageId);
        if (credentials == null) {
            throw new IllegalStateException("there is no page " + pageId);
        }
        return credentials;
    }

    /// For calls in the names of many pages, by page.
    public Map<Long, Credentials> credentials(Collection<Long> pageIds) {
        Apps apps = new Apps(statements, vault);
        Map<Long, Credentials> credentials = new HashMap<>();
        statements.list(
                """
                select p.page_id, p.meta_page_id, p.access_token, a.workspace_id, a.meta_app_id, a.secret
                  from page p
                  join app a on a.workspace_id = p.workspace_id and a.app_id = p.app_id
                 where p.page_id = any (?)
                """,
                row -> credentials.put(
                        row.number("page_id"),
                        new Credentials(
                                row.text("meta_page_id"),
                                opened(row.bytes("access_token"), row.text("meta_page_id")),
                                apps.secret(row))),
                (Object) pageIds.toArray(Long[]::new));
        return credentials;
    }

    private byte[] sealed(String token, String metaPageId) {
        return vault.sealBytes(token.getBytes(StandardCharsets.UTF_8), place(metaPageId));
    }

    private String opened(byte[] token, String metaPageId) {
        return new String(vault.unsealBytes(token, place(metaPageId)), StandardCharsets.UTF_8);
    }

    /// Sealed before the page has an id of ours, so Meta's id, just as unique, names the row.
    private static Place place(String metaPageId) {
        return new Place("page", "access_token", 0, metaPageId);
    }

    private static Page page(Row row) {
        return new Page(
                row.number("page_id"),
                row.number("workspace_id"),
                row.number("app_id"),
                row.text("meta_page_id"),
                row.text("name"),
                row.instant("connected_since"),
                row.truth("connected"),
                Restriction.valueOf(row.text("restriction")),
                row.instantOrNull("restricted_at"),
                row.instantOrNull("trial_from"),
                row.truth("paused"),
                row.number("catalog_version"),
                row.number("revision"),
                row.number("entrances_revision"),
                settings(row));
    }

    static Settings settings(Row row) {
        String defaultReply = row.textOrNull("default_reply");
        return new Settings(
                row.text("country"),
                ZoneId.of(row.text("zone")),
                row.text("rule_pack"),
                quietHours(row),
                frequencyCap(row),
                Set.copyOf(row.texts("stop_words")),
                Set.copyOf(row.texts("start_words")),
                defaultReply == null ? null : new FlowId(defaultReply));
    }

    private static @Nullable QuietHours quietHours(Row row) {
        String from = row.textOrNull("quiet_from");
        return from == null ? null : new QuietHours(LocalTime.parse(from), LocalTime.parse(row.text("quiet_until")));
    }

    private static @Nullable FrequencyCap frequencyCap(Row row) {
        Integer max = row.integerOrNull("cap_max");
        return max == null ? null : new FrequencyCap(max, row.integer("cap_days"));
    }
}
