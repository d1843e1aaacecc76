package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.core.Catalog;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.policy.Bar;
import dev.rytm.core.policy.FrequencyCap;
import dev.rytm.core.policy.QuietHours;
import dev.rytm.core.policy.Restriction;
import dev.rytm.core.policy.RulePack;
import dev.rytm.core.sequence.Sequence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogsIT {

    private static final Flows.Author AUTHOR = new Flows.Author("key 1", "Key");
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final Instant SINCE = Instant.parse("2022-06-01T08:00:00Z");
    private static final RulePack PACK = new RulePack(
            "test",
            "none",
            LocalDate.parse("2022-01-01"),
            null,
            null,
            Map.of(Frequency.WEEKLY, 9),
            true,
            true,
            new RulePack.RequestLimits(5, 10, 1, 1),
            Set.of(),
            null);
    private static final Topic OFFERS = new Topic(
            new TopicId("offers"),
            "Offers",
            Frequency.WEEKLY,
            WARSAW,
            1,
            Map.of(1, new Wording(1, "Fresh offers", null, CallToAction.GET_UPDATES, "en")),
            true,
            null,
            null,
            "stopped",
            null);
    private static final Flow FLOW = new Flow(
            new FlowId("welcome"),
            1,
            "Welcome",
            FlowKind.FLOW,
            new StepId("end"),
            Map.of(new StepId("end"), new Step.EndStep(new StepId("end"), "End")));
    private static final Sequence SEQUENCE = new Sequence(
            new SequenceId("weeks"),
            OFFERS.id(),
            "Weeks",
            List.of(new Sequence.SequenceStep(new StepId("one"), FLOW.id(), true)),
            LocalTime.of(9, 0),
            null,
            null,
            true,
            false);

    private final Database database = Databases.fresh();
    private final Catalogs catalogs = new Catalogs(Map.of("test", PACK));
    private long workspace;
    private long page;

    @BeforeEach
    void connect() {
        workspace = database.inTransaction(t -> t.workspaces().create("Bakery"));
        page = connect(workspace, "1001");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long connect(long workspaceId, String metaPageId) {
        return database.inTransaction(t -> {
            long app = t.apps().create(workspaceId, "77" + metaPageId, "App", "secret-" + metaPageId, "verify");
            return t.pages()
                    .connect(
                            new Page.Connection(workspaceId, app, metaPageId, "Page", "token-" + metaPageId, SINCE),
                            new Page.Settings(
                                    "PL",
                                    WARSAW,
                                    "test",
                                    new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0)),
                                    new FrequencyCap(3, 7),
                                    Set.of("stop"),
                                    Set.of("start"),
                                    null))
                    .orElseThrow();
        });
    }

    private Catalog current() {
        return database.inTransaction(t -> catalogs.current(t, List.of(page))).get(page);
    }

    private void author() {
        database.inTransaction(t -> {
            t.topics().insert(page, OFFERS, new Topics.Keys("offers", "fresh offers"));
            t.flows().insert(page, FLOW.id(), new Flows.Content(FLOW.name(), FLOW.kind(), "{\"steps\":{}}"), AUTHOR);
            t.flows().publish(page, FLOW, Flows.Margin.EMPTY, AUTHOR);
            t.sequences().insert(page, SEQUENCE);
            t.entrances()
                    .replace(
                            page,
                            List.of(
                                    new Entrances.Entrance(page, Entrances.Kind.KEYWORD, "hello", FLOW.id()),
                                    new Entrances.Entrance(page, Entrances.Kind.REFERRAL, "poster", FLOW.id())));
            return page;
        });
    }

    @Test
    void holdsEverythingThatWasPublished() {
        author();

        Catalog catalog = current();

        assertThat(catalog.topics()).containsExactly(Map.entry(OFFERS.id(), OFFERS));
        assertThat(catalog.flow(FLOW.id())).contains(FLOW);
        assertThat(catalog.sequences()).containsExactly(Map.entry(SEQUENCE.id(), SEQUENCE));
        assertThat(catalog.entrances().keywords()).containsExactly(Map.entry("hello", FLOW.id()));
        assertThat(catalog.entrances().referrals()).containsExactly(Map.entry("poster", FLOW.id()));
        assertThat(catalog.page().quietHours()).isEqualTo(new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0)));
        assertThat(catalog.page().frequencyCap()).isEqualTo(new FrequencyCap(3, 7));
        assertThat(catalog.page().connectedSince()).isEqualTo(SINCE);
    }

    @Test
    void anUnchangedPageCostsOneStatement() {
        author();
        current();
        long before = database.statementCount();

        current();

        assertThat(database.statementCount() - before).isOne();
    }

    @Test
    void olderVersionsStayForThoseWhoAreInside() {
        author();
        Flow second = new Flow(FLOW.id(), 2, "Welcome again", FLOW.kind(), FLOW.entry(), FLOW.steps());
        database.inTransaction(t -> {
            assertThat(t.flows().nextVersion(page, FLOW.id())).isEqualTo(2);
            t.flows().publish(page, second, Flows.Margin.EMPTY, AUTHOR);
            return page;
        });

        assertThat(current().flow(FLOW.id())).contains(second);
        assertThat(current().flow(FLOW.id(), 1)).contains(FLOW);
    }

    @Test
    void everyBrakeIsSeenByTheNextDecision() {
        author();
        assertThat(current().page().paused()).isFalse();

        change(t -> t.workspaces().pause(workspace, true));
        assertThat(current().page().paused()).isTrue();
        change(t -> t.workspaces().pause(workspace, false));
        change(t -> t.pages().pause(page, true));
        assertThat(current().page().paused()).isTrue();
        change(t -> t.topics().pause(page, OFFERS.id(), true));
        assertThat(current().page().pausedTopics()).containsExactly(OFFERS.id());
        change(t -> t.sequences().pause(page, SEQUENCE.id(), true));
        assertThat(current().page().pausedSequences()).containsExactly(SEQUENCE.id());
        change(t -> t.pageBars().refused(page, Restriction.SENDING_BARRED, SINCE));
        assertThat(current().page().bar())
                .isEqualTo(new Bar(Restriction.SENDING_BARRED, SINCE.plus(Bar.TRIAL_AFTER), null));
        change(t -> t.pages().disconnect(page));
        assertThat(current().page().connected()).isFalse();
    }

    private void change(java.util.function.Consumer<Transaction> change) {
        database.inTransaction(t -> {
            change.accept(t);
            return page;
        });
    }

    @Test
    void aBrakeWaitsForWhoeverReadThePageUnderLock() throws Exception {
        database.inTransaction(t -> {
                    assertThat(catalogs.currentForShare(t, List.of(page))
                                    .get(page)
                                    .page()
                                    .paused())
                            .isFalse();
                    var brake = CompletableFuture.runAsync(
                            () -> change(other -> other.workspaces().pause(workspace, true)));
                    assertThatThrownBy(() -> brake.get(300, TimeUnit.MILLISECONDS))
                            .isInstanceOf(TimeoutException.class);
                    return brake;
                })
                .get(5, TimeUnit.SECONDS);

        assertThat(current().page().paused()).isTrue();
    }

    @Test
    void secretsStandInNoTable() {
        String rows = database.inTransaction(t -> t.statements()
                .one(
                        "select (select string_agg(a::text, ' ') from app a) || (select string_agg(p::text, ' ') from page p) as all",
                        row -> row.text("all")));

        assertThat(rows).doesNotContain("token-1001", "secret-1001");
        Page.Credentials credentials = database.inTransaction(t -> t.pages().credentials(page));
        assertThat(credentials).isEqualTo(new Page.Credentials("1001", "token-1001", "secret-1001"));
        assertThat(credentials.toString()).doesNotContain("token", "secret");
    }

    @Test
    void anotherWorkspacesRowsDoNotExist() {
        author();
        long other = database.inTransaction(t -> t.workspaces().create("Other"));
        long otherPage = connect(other, "2002");
        change(t -> t.audits()
                .record(
                        workspace,
                        new Audits.Entry(page, "key", "page.connect", "1", Map.of()),
                        new Audits.Origin(null, "r-1")));

        database.inWorkspace(other, List.of(otherPage), t -> {
            assertThat(t.topics().list(page)).isEmpty();
            assertThat(t.flows().list(page)).isEmpty();
            assertThat(t.sequences().list(page)).isEmpty();
            assertThat(t.entrances().list(page)).isEmpty();
            assertThat(t.pages().list(workspace)).isEmpty();
            assertThat(t.apps().list(workspace)).isEmpty();
            assertThat(t.audits().list(workspace, Long.MAX_VALUE, 10, true)).isEmpty();
            assertThat(t.workspaces().find(workspace)).isEmpty();
            return t.pages().list(other);
        });
        assertThatThrownBy(() -> database.inWorkspace(other, List.of(otherPage), t -> {
                    t.topics().insert(page, OFFERS, new Topics.Keys("a", "b"));
                    return page;
                }))
                .hasMessageContaining("row-level security");
    }

    /// By a policy, or because whoever acts for a workspace has no right to it.
    @Test
    void everyTableOfAWorkspaceOrAPageIsProtected() {
        List<String> bare = database.inTransaction(t -> t.statements().list("""
                        select distinct c.relname
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attname in ('page_id', 'workspace_id')
                         where c.relkind in ('r', 'p') and not c.relispartition and not c.relrowsecurity
                           and has_table_privilege('rytm_api', c.oid, 'select, insert, update, delete')
                           and c.relnamespace = 'public'::regnamespace
                        """, row -> row.text("relname")));

        assertThat(bare).isEmpty();
    }

    @Test
    void theAuditLogCanOnlyGrow() {
        change(t -> t.audits()
                .record(
                        workspace,
                        new Audits.Entry(page, "key", "page.connect", "1", Map.of()),
                        new Audits.Origin(null, "r-1")));

        assertThatThrownBy(() -> change(t -> t.statements().update("delete from audit")))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> change(t -> t.statements().update("update audit set actor = 'nobody'")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void aKeyOpensOnlyWhileItIsWholeAndNotRevoked() {
        String key = database.inTransaction(t -> t.apiKeys().create(workspace, "robot", Set.of("read")));

        assertThat(key).matches("rk_[0-9a-f]{16}_[0-9a-f]{64}");
        ApiKeys.Bearer bearer = bearer(key).orElseThrow();
        assertThat(bearer.key().workspaceId()).isEqualTo(workspace);
        assertThat(bearer.pageIds()).containsExactly(page);
        String last = key.endsWith("0") ? "1" : "0";
        for (String wrong : List.of("", "rk_", key + "0", key.substring(0, key.length() - 1) + last, "rk_0_0")) {
            assertThat(bearer(wrong)).isEmpty();
        }
        change(t -> t.apiKeys().revoke(workspace, bearer.key().id()));
        assertThat(bearer(key)).isEmpty();
    }

    private java.util.Optional<ApiKeys.Bearer> bearer(String key) {
        return database.inTransaction(t -> t.apiKeys().prove(key)) instanceof ApiKeys.Proof.Good good
                ? java.util.Optional.of(good.bearer())
                : java.util.Optional.empty();
    }
}
