package dev.rytm.server.dispatch;

import dev.rytm.core.Catalog;
import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Reason;
import dev.rytm.messenger.graph.Call;
import dev.rytm.messenger.graph.PageAccess;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Database;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.SendState;
import dev.rytm.store.Transaction;
import dev.rytm.store.send.Claim;
import dev.rytm.store.send.Facts;
import dev.rytm.store.send.Intents;
import dev.rytm.store.send.Move;
import dev.rytm.store.send.Moves;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Turns claims into committed intents, a whole batch in one transaction, and says no where the policy does.
///
/// A call may be made only for what this hands back: its intent is known to be committed.
final class IntentWriter {

    private static final Logger LOG = System.getLogger(IntentWriter.class.getName());

    private final Database database;
    private final Catalogs catalogs;
    private final Accesses accesses = new Accesses();
    private final Judge judge;
    private final DispatchConfig config;
    private final Intents.Caller caller;
    private final InstantSource clock;
    private final GateKeeper gates;
    private final DispatchCounts counts;

    IntentWriter(Database database, Catalogs catalogs, Policy policy, Timing timing, DispatchCounts counts) {
        this.database = database;
        this.catalogs = catalogs;
        this.judge = new Judge(policy, timing.config());
        this.config = timing.config();
        this.caller = new Intents.Caller(timing.owner(), config.lease(), config.exchangeDeadline());
        this.clock = timing.business();
        this.gates = new GateKeeper(config.gate(), timing.machine());
        this.counts = counts;
    }

    List<Order> write(List<Claim> claims) {
        if (claims.isEmpty()) {
            return List.of();
        }
        Batch batch = new Batch();
        try {
            List<Order> orders = database.inRepeatedTransaction(transaction -> write(transaction, claims, batch));
            counts.moved(batch.moves);
            return orders;
        } catch (DatabaseException e) {
            return e.isDuplicate() ? oneByOne(claims) : afterLostAnswer(batch, e);
        }
    }

    /// What the last try decided: its orders are kept for the case that the answer to its commit is lost.
    private static final class Batch {
        private List<Order> orders = List.of();
        private List<Move> moves = List.of();
    }

    private List<Order> write(Transaction transaction, List<Claim> claims, Batch batch) {
        // Before anything else: the gate counts from here, so that it never opens later than the lease allows.
        GateKeeper.Ticket ticket = gates.ticket();
        Instant now = clock.instant();
        Dossier dossier = Dossier.read(transaction, catalogs, claims, now);
        Map<Long, PageAccess> access = accesses.of(transaction, dossier.catalogs());
        List<Order> orders = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        for (Claim claim : claims) {
            switch (judge.judge(dossier.of(claim))) {
                case Judgement.No no -> moves.add(no.move());
                case Judgement.Go go
                when go.trial() && !dossier.takeTrial(transaction, claim) ->
                    moves.add(Arrows.silent(claim, SendState.DUE, Facts.retried(config.backOff(), false)));
                case Judgement.Go go -> {
                    Instant deadlineAt = now.plus(config.exchangeDeadline());
                    dossier.count(go.intent(), deadlineAt);
                    Catalog catalog = dossier.catalog(claim.contact().pageId());
                    Call call = new Call(
                            Objects.requireNonNull(access.get(catalog.pageId())),
                            go.recipient(),
                            Objects.requireNonNull(claim.send().content()),
                            go.intent().attempt().toString(),
                            ticket);
                    boolean tokenTells = catalog.page().pack().cooldown() != null;
                    orders.add(
                            new Order(go.intent(), call, now, deadlineAt, catalog.version(), go.trial(), tokenTells));
                }
            }
        }
        batch.orders = orders;
        batch.moves = moves;
        new Moves(transaction).make(moves);
        Set<String> written = new Intents(transaction)
                .write(orders.stream().map(Order::intent).toList(), now, caller);
        giveTrialsBack(transaction, dossier, orders, written);
        return withIds(orders, written);
    }

    /// Those of rows that have gone on without us.
    private static void giveTrialsBack(
            Transaction transaction, Dossier dossier, List<Order> orders, Set<String> written) {
        orders.stream()
                .filter(order -> dossier.tookTrial(order.key().id()))
                .filter(order -> !written.contains(order.call().metadata()))
                .forEach(order -> transaction
                        .pageBars()
                        .undecided(order.pageId(), order.key().id(), order.startedAt()));
    }

    private static List<Order> withIds(Collection<Order> orders, Set<String> attempts) {
        return orders.stream()
                .filter(order -> attempts.contains(order.call().metadata()))
                .toList();
    }

    /// A row of the batch met another one in its period; which, only single transactions tell.
    private List<Order> oneByOne(List<Claim> claims) {
        List<Order> orders = new ArrayList<>();
        for (Claim claim : claims) {
            Batch batch = new Batch();
            try {
                orders.addAll(database.inRepeatedTransaction(transaction -> write(transaction, List.of(claim), batch)));
            } catch (DatabaseException e) {
                if (e.isDuplicate()) {
                    refuse(claim);
                } else {
                    orders.addAll(afterLostAnswer(batch, e));
                }
            }
        }
        return orders;
    }

    private void refuse(Claim claim) {
        Move move = Arrows.refused(claim, Reason.PERIOD_USED, null, clock.instant());
        database.inRepeatedTransaction(transaction -> new Moves(transaction).make(List.of(move)));
        counts.moved(List.of(move));
    }

    /// The commit may have happened. What the ledger does not confirm is not called; its lease runs out.
    private List<Order> afterLostAnswer(Batch batch, DatabaseException failure) {
        LOG.log(Level.WARNING, "an intent transaction failed; asking the ledger what it kept", failure);
        if (batch.orders.isEmpty()) {
            throw failure;
        }
        Set<String> confirmed = database.inTransaction(transaction -> new Intents(transaction)
                .confirmed(batch.orders.stream().map(Order::intent).toList()));
        return withIds(batch.orders, confirmed);
    }
}
