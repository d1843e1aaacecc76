package dev.rytm.server.dispatch;

import dev.rytm.core.PlannedSend;
import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.PlannedSend.Source;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.decide.Decider;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.policy.RulePack;
import dev.rytm.core.policy.RulePackFile;
import dev.rytm.core.policy.Rules;
import dev.rytm.postgres.testing.TestDatabase;
import dev.rytm.postgres.testing.TestPostgres;
import dev.rytm.server.decision.Decide;
import dev.rytm.server.room.RandomIds;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Database;
import dev.rytm.store.DatabaseConfig;
import dev.rytm.store.Outbox.Planned;
import dev.rytm.store.Page;
import dev.rytm.store.Transaction;
import dev.rytm.store.Vault;
import dev.rytm.store.send.SendPartitions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A database with a page and people who agreed to its weekly news, a Meta to call, and a clock turned by hand.
final class Stage implements AutoCloseable {

    /// A Wednesday; its ISO week ends on Sunday the 7th at midnight in Warsaw.
    static final Instant NOON = Instant.parse("2022-08-03T10:00:00Z");

    static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    static final Instant WEEK_END = Instant.parse("2022-08-07T22:00:00Z");
    static final TopicId NEWS = new TopicId("news");
    static final SequenceId SEQUENCE = new SequenceId("weeks");
    /// Short where tests wait for them, long where a busy machine must not run into them.
    static final DispatchConfig TIMINGS = new DispatchConfig(
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofMillis(100),
            Duration.ofMillis(20),
            100_000,
            false);

    final TestDatabase server;
    final Vault vault = Vault.of(List.of(Vault.newKeyLine("test")));
    final Database database;
    final Map<String, RulePack> packs = packs();
    final Catalogs catalogs = new Catalogs(packs);
    final PretendGraph graph = new PretendGraph();
    final HandClock clock = new HandClock(NOON);
    final long page;
    private final List<Node> nodes = new ArrayList<>();

    Stage() {
        this("messenger-2022");
    }

    Stage(String pack) {
        server = TestPostgres.fresh("dispatch", Database::migrate);
        database = open(server.url());
        database.inTransaction(t -> new SendPartitions(t).prepare(NOON));
        page = page("1001", pack);
    }

    Database open(String url) {
        return Database.open(new DatabaseConfig(url, server.user(), server.password(), 16), vault);
    }

    private static Map<String, RulePack> packs() {
        Map<String, RulePack> packs = new HashMap<>();
        for (String name : List.of("messenger-2022", "messenger-2023", "messenger-2025")) {
            try (InputStream file = RulePack.class.getResourceAsStream("packs/" + name + ".properties")) {
                String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
                packs.put(name, RulePackFile.parse(name, text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return packs;
    }

    long page(String metaId, String pack) {
        return database.inTransaction(t -> {
            long workspace = t.workspaces().create("Bakery " + metaId);
            long app = t.apps().create(workspace, "77" + metaId, "App", "secret", "verify");
            return t.pages()
                    .connect(
                            new Page.Connection(workspace, app, metaId, "Page", "access-" + metaId, NOON),
                            new Page.Settings("PL", WARSAW, pack, null, null, Set.of("stop"), Set.of("start"), null))
                    .orElseThrow();
        });
    }

    /// The same timings of one who repeats nothing.
    static DispatchConfig strict() {
        return new DispatchConfig(
                TIMINGS.lease(),
                TIMINGS.exchangeDeadline(),
                TIMINGS.gate(),
                TIMINGS.quiet(),
                TIMINGS.backOff(),
                TIMINGS.pace(),
                true);
    }

    /// As the product decides.
    Decide decide() {
        return new Decider(new Rules(), new RandomIds())::decide;
    }

    Node node() {
        return node(TIMINGS);
    }

    Node node(DispatchConfig timings) {
        return node(timings, database);
    }

    Node node(DispatchConfig timings, Database through) {
        Node node = new Node(this, through, timings, "node-" + nodes.size());
        nodes.add(node);
        return node;
    }

    /// People of the page who agreed to the news yesterday and wrote an hour ago.
    void agree(String... psids) {
        agree(page, List.of(psids));
    }

    void agree(long pageId, Collection<String> psids) {
        change(
                pageId,
                psids,
                contact -> contact.withConsents(Map.of(NEWS, consent(contact, ConsentStatus.ACTIVE)))
                        .withLastInteractionAt(NOON.minus(Duration.ofHours(1))));
    }

    void change(long pageId, Collection<String> psids, UnaryOperator<Contact> change) {
        database.inTransaction(t -> {
            t.contacts().save(lock(t, pageId, psids).stream().map(change).toList());
            return psids;
        });
    }

    void change(String psid, UnaryOperator<Contact> change) {
        change(page, List.of(psid), change);
    }

    private static Collection<Contact> lock(Transaction transaction, long pageId, Collection<String> psids) {
        List<ContactKey> keys =
                psids.stream().map(psid -> new ContactKey(pageId, psid)).toList();
        return transaction.contacts().lock(keys, NOON).values();
    }

    static Consent consent(Contact contact, ConsentStatus status) {
        Instant since = NOON.minus(Duration.ofDays(1));
        return new Consent(
                NEWS,
                "token-" + contact.key().psid(),
                Frequency.WEEKLY,
                WARSAW,
                since,
                since.plus(Duration.ofDays(270)),
                status,
                since,
                null,
                List.of());
    }

    /// A notification of this week, due now.
    static PlannedSend notification(String id) {
        return planned(id, Kind.NOTIFICATION, NOON, WEEK_END.minusSeconds(60));
    }

    static PlannedSend planned(String id, Kind kind, Instant dueAt, Instant notAfter) {
        boolean request = kind == Kind.OPT_IN_REQUEST;
        boolean onTopic = kind != Kind.MESSAGE;
        OutgoingMessage content = request
                ? new OutgoingMessage.OptInTemplate(
                        "Fresh news", null, CallToAction.GET, "ask|" + id, Frequency.WEEKLY, true, WARSAW)
                : new OutgoingMessage.Text("Hello " + id, List.of());
        return new PlannedSend(
                id,
                kind,
                dueAt,
                notAfter,
                content,
                onTopic ? NEWS : null,
                onTopic ? Frequency.WEEKLY : null,
                onTopic ? WARSAW : null,
                request ? "news" : null,
                request ? "fresh news" : null,
                new Source(null, null, null, null, kind == Kind.NOTIFICATION ? SEQUENCE : null, null));
    }

    void plan(String psid, PlannedSend... sends) {
        plan(page, Map.of(psid, List.of(sends)));
    }

    void plan(long pageId, Map<String, List<PlannedSend>> sends) {
        List<Planned> rows = new ArrayList<>();
        sends.forEach((psid, list) -> list.forEach(send -> rows.add(new Planned(new ContactKey(pageId, psid), send))));
        database.inTransaction(t -> {
            t.outbox().append(rows, clock.instant());
            return rows;
        });
    }

    /// So many people, each with one notification: person `p7` has the send `s7`.
    void crowd(long pageId, int many) {
        Map<String, List<PlannedSend>> sends = new HashMap<>();
        for (int i = 0; i < many; i++) {
            sends.put("p" + i, List.of(notification("s" + i)));
        }
        agree(pageId, sends.keySet());
        plan(pageId, sends);
    }

    String state(String id) {
        return column(id, "concat_ws(' ', state, coalesce(reason, evidence))");
    }

    String column(String id, String column) {
        return database.inTransaction(t -> t.statements()
                .one(
                        "select %s::text as value from send where id = ?".formatted(column),
                        row -> "" + row.textOrNull("value"),
                        id));
    }

    Map<String, Long> states() {
        return database.inTransaction(t -> {
            Map<String, Long> states = new HashMap<>();
            t.statements()
                    .list(
                            "select state, count(*) as many from send group by 1",
                            row -> states.put(row.text("state"), row.number("many")));
            return states;
        });
    }

    int execute(String sql, @Nullable Object... parameters) {
        return database.inTransaction(t -> t.statements().update(sql, parameters));
    }

    long count(String sql, @Nullable Object... parameters) {
        return database.inTransaction(t -> t.statements().one(sql, row -> row.number("count"), parameters));
    }

    /// What persons' inboxes were told of sends, in order: the send and the kind of outcome.
    List<String> told() {
        return database.inTransaction(t -> t.statements().list("""
                        select concat_ws(' ', event ->> 'sendId', event -> 'outcome' ->> 'kind') as told
                          from inbox where kind = 'send-ended' order by arrival
                        """, row -> row.text("told")));
    }

    /// What the persons' consents were told of their tokens' next times, in order.
    List<String> nextTimes() {
        return database.inTransaction(t -> t.statements()
                .list(
                        "select event ->> 'nextEligibleAt' as next from inbox where kind = 'token-read' order by arrival",
                        row -> row.text("next")));
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        graph.close();
        database.close();
    }
}
