package dev.rytm.store.send;

import dev.rytm.core.PlannedSend;
import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.PlannedSend.Source;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.store.AttemptId;
import dev.rytm.store.Database;
import dev.rytm.store.Databases;
import dev.rytm.store.Outbox.Planned;
import dev.rytm.store.Page;
import dev.rytm.store.SendKey;
import dev.rytm.store.SendState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A database with one page and a clock of its own, and short words for what the tests do to the ledger.
final class Ledger implements AutoCloseable {

    /// A Wednesday; its ISO week began on Monday the 1st.
    static final Instant NOON = Instant.parse("2022-08-03T12:00:00Z");

    static final LocalDate MONDAY = LocalDate.parse("2022-08-01");
    static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    static final TopicId NEWS = new TopicId("news");
    static final Claims.Pace PACE = new Claims.Pace(1_000_000, 100_000);
    static final Duration LEASE = Duration.ofSeconds(60);

    final Database database = Databases.fresh();
    final long page;

    Ledger() {
        this.page = page("1001");
        database.inTransaction(t -> new SendPartitions(t).prepare(NOON));
    }

    long page(String metaId) {
        return database.inTransaction(t -> {
            long workspace = t.workspaces().create("Bakery " + metaId);
            long app = t.apps().create(workspace, "77" + metaId, "App", "secret-" + metaId, "verify");
            return t.pages()
                    .connect(
                            new Page.Connection(workspace, app, metaId, "Page", "token-" + metaId, NOON),
                            new Page.Settings("PL", WARSAW, "test", null, null, Set.of("stop"), Set.of("start"), null))
                    .orElseThrow();
        });
    }

    ContactKey person(String psid) {
        return new ContactKey(page, psid);
    }

    static PlannedSend notification(String id) {
        return planned(id, Kind.NOTIFICATION, NOON, NOON.plus(Duration.ofDays(4)));
    }

    static PlannedSend planned(String id, Kind kind, Instant dueAt, Instant notAfter) {
        boolean request = kind == Kind.OPT_IN_REQUEST;
        boolean onTopic = kind != Kind.MESSAGE;
        return new PlannedSend(
                id,
                kind,
                dueAt,
                notAfter,
                new OutgoingMessage.Text("Hello", List.of()),
                onTopic ? NEWS : null,
                onTopic ? Frequency.WEEKLY : null,
                onTopic ? WARSAW : null,
                request ? "news" : null,
                request ? "fresh news" : null,
                new Source(null, null, null, null, null, null));
    }

    void plan(String psid, PlannedSend... sends) {
        plan(page, psid, sends);
    }

    void plan(long pageId, String psid, PlannedSend... sends) {
        database.inTransaction(t -> {
            t.outbox()
                    .append(
                            List.of(sends).stream()
                                    .map(send -> new Planned(new ContactKey(pageId, psid), send))
                                    .toList(),
                            NOON);
            return page;
        });
    }

    List<Claim> claim(int most) {
        return database.inTransaction(t -> new Claims(t).due(Map.of(page, most), NOON));
    }

    /// As versions did that claimed rows before they wrote the intent.
    void claimOfOld(String id, Duration lease) {
        execute("""
                update send set state = 'CLAIMED', owner = 'old', fence = fence + 1,
                                lease_until = clock_timestamp() + ? * interval '1 millisecond'
                 where id = ?
                """, lease.toMillis(), id);
    }

    Intent intent(Claim claim) {
        return intent(claim, claim.key().periodStart());
    }

    static Intent intent(Claim claim, LocalDate period) {
        AttemptId attempt = new AttemptId(period, claim.nextFence(), claim.key().id());
        return new Intent(claim, attempt, null, null, NOON.plus(Duration.ofDays(4)));
    }

    Set<String> send(Intent... intents) {
        return send(NOON, LEASE, intents);
    }

    Set<String> send(Instant now, Duration lease, Intent... intents) {
        Intents.Caller caller = new Intents.Caller("node", lease, Duration.ofSeconds(10));
        return database.inTransaction(t -> new Intents(t).write(List.of(intents), now, caller));
    }

    /// Plans, claims and sends one notification.
    Claim sending(String psid, String id) {
        plan(psid, notification(id));
        Claim claim = claim(1).getFirst();
        send(intent(claim));
        return claim;
    }

    /// Of the attempt that came of the claim, unless the claim's own state is left.
    Set<SendKey> move(Claim claim, SendState from, SendState to, Facts facts) {
        int fence = from == claim.state() ? claim.fence() : claim.nextFence();
        Move move = new Move(claim.key(), claim.contact(), fence, from, to, facts, null);
        return database.inTransaction(t -> new Moves(t).make(List.of(move)));
    }

    SendState state(String id) {
        return SendState.valueOf(column(id, "state"));
    }

    String column(String id, String column) {
        return database.inTransaction(t -> t.statements()
                .one(
                        "select %s::text as value from send where id = ?".formatted(column),
                        row -> "" + row.textOrNull("value"),
                        id));
    }

    int execute(String sql, Object... parameters) {
        return database.inTransaction(t -> t.statements().update(sql, parameters));
    }

    /// The kinds of outcome that persons' inboxes were told, in order.
    List<String> told() {
        return database.inTransaction(t -> t.statements().list("""
                        select concat_ws(' ', event ->> 'sendId', event -> 'outcome' ->> 'kind') as told
                          from inbox order by arrival
                        """, row -> row.text("told")));
    }

    @Override
    public void close() {
        database.close();
    }
}
