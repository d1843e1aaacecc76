package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NEWS;
import static dev.rytm.server.dispatch.Stage.NOON;
import static dev.rytm.server.dispatch.Stage.WEEK_END;
import static dev.rytm.server.dispatch.Stage.notification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.PlannedSend;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.Reason;
import dev.rytm.store.Arrival;
import dev.rytm.store.Outbox.Withdrawal;
import dev.rytm.store.send.Claim;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several at once on one ledger.
final class RacesIT {

    private final Stage stage = new Stage();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        stage.close();
    }

    /// The ledger orders both: an intent's `attempted_machine` is taken under the person's lock, and the stop's
    /// instant under the same.
    @Test
    void writesNoIntentAfterAStopHasCommitted() throws Exception {
        int rounds = 2_000;
        stage.crowd(stage.page, rounds);
        stage.database.asOwner(t -> {
            t.statements().update("create table stopped (psid text primary key, at timestamptz not null)");
            return t.statements().update("grant all on stopped to public");
        });
        Node node = stage.node();
        Map<String, Claim> claims = node.claimAll(stage.page, rounds);
        assertThat(claims.size()).isEqualTo(rounds);
        CyclicBarrier start = new CyclicBarrier(2);

        Future<Integer> stopper = threads.submit(() -> each(rounds, start, psid -> stop(psid)));
        Future<Integer> sender = threads.submit(() -> each(
                rounds,
                start,
                psid -> node.intents.write(List.of(claims.get(psid))).size()));

        int stops = stopper.get();
        int intents = sender.get();
        assertThat(stops).isEqualTo(rounds);
        assertThat(stage.count("select count(*) from send where state = 'SENDING'"))
                .isEqualTo(intents);
        assertThat(stage.count("select count(*) from send where state = 'REFUSED' and reason = 'CONSENT_STOPPED'"))
                .isEqualTo(rounds - intents);
        assertThat(stage.count("""
                        select count(*) from send s join stopped o on o.psid = s.contact_id
                         where s.state = 'SENDING' and s.attempted_machine > o.at
                        """)).isZero();
        // Both orders must have happened, or nothing was raced.
        assertThat(intents).isBetween(1, rounds - 1);
    }

    /// "Recorded" means our 200, so a stop counts from the commit of its row in the inbox, decided or not.
    @ParameterizedTest
    @ValueSource(strings = {"webhook", "word"})
    void writesNoIntentAfterAStopWasAnswered(String kind) throws Exception {
        int rounds = 1_000;
        stage.crowd(stage.page, rounds);
        Node node = stage.node();
        Map<String, Claim> claims = node.claimAll(stage.page, rounds);
        assertThat(claims.size()).isEqualTo(rounds);
        Set<String> notYetSending = ConcurrentHashMap.newKeySet();
        CyclicBarrier start = new CyclicBarrier(2);

        Future<Integer> stopper = threads.submit(() -> each(rounds, start, psid -> {
            Event stop = kind.equals("word")
                    ? new Event.MessageReceived(NOON, "mid", "STOP", null)
                    : new Event.NotificationsStopped(NOON, "token-" + psid, null, null, null);
            Arrival arrival = Arrival.named(new ContactKey(stage.page, psid), "stop", stop)
                    .heeding(Set.of("stop"));
            stage.database.inTransaction(t -> t.inbox().append(List.of(arrival)));
            if (!stage.state("s" + psid.substring(1)).equals("SENDING")) {
                notYetSending.add(psid);
            }
            return 1;
        }));
        Future<Integer> sender = threads.submit(() -> each(
                rounds,
                start,
                psid -> node.intents.write(List.of(claims.get(psid))).size()));
        stopper.get();
        int intents = sender.get();

        assertNeverSent(node, notYetSending);
        assertThat(intents).isBetween(1, rounds - 1);
    }

    /// What was not being sent when the stop was answered waits for the decision, and is never sent.
    private void assertNeverSent(Node node, Set<String> psids) {
        for (String psid : psids) {
            assertThat(stage.state("s" + psid.substring(1))).isEqualTo("DUE");
            assertThat(stage.column("s" + psid.substring(1), "attempt_id")).isEqualTo("null");
        }
        stage.execute("update send set retry_at = null");
        node.round();
        stage.clock.turnTo(WEEK_END);
        node.recover();
        node.recover();
        node.recover();
        for (String psid : psids) {
            assertThat(stage.state("s" + psid.substring(1))).isEqualTo("REFUSED CONSENT_STOPPED");
        }
        assertThat(stage.graph.received).isEmpty();
    }

    private interface Step {
        int run(String psid);
    }

    private static int each(int rounds, CyclicBarrier start, Step step) throws Exception {
        int total = 0;
        for (int i = 0; i < rounds; i++) {
            start.await();
            total += step.run("p" + i);
        }
        return total;
    }

    /// What processing a stop does, in its one transaction.
    private int stop(String psid) {
        ContactKey key = new ContactKey(stage.page, psid);
        while (!stage.database.inTransaction(t -> {
            Contact contact = t.contacts().lock(List.of(key), NOON).get(key);
            if (contact == null) {
                return false;
            }
            Map<TopicId, Consent> consents = new HashMap<>(contact.consents());
            consents.put(NEWS, Stage.consent(contact, ConsentStatus.STOPPED));
            t.contacts().save(List.of(contact.withConsents(consents)));
            t.outbox().withdraw(List.of(new Withdrawal(key, NEWS, Reason.CONSENT_STOPPED)), NOON);
            t.statements().update("insert into stopped values (?, clock_timestamp())", psid);
            return true;
        })) {}
        return 1;
    }

    @Test
    void sendsEverythingOnceFromTwoDispatchersOnOneLedger() throws Exception {
        int many = 3_000;
        stage.crowd(stage.page, many);
        List<Callable<Boolean>> nodes = List.of(running(stage.node()), running(stage.node()), running(stage.node()));

        for (Future<Boolean> node : threads.invokeAll(nodes)) {
            assertThat(node.get()).isTrue();
        }

        assertThat(stage.states()).containsOnly(Map.entry("SENT", (long) many));
        Set<String> persons = new HashSet<>();
        stage.graph.received.forEach(
                received -> assertThat(persons.add(received.psid())).isTrue());
        assertThat(persons).hasSize(many);
    }

    @Test
    void letsOneOfTwoNotificationsForAPersonGoFromTwoDispatchers() throws Exception {
        int many = 300;
        Map<String, List<PlannedSend>> sends = new HashMap<>();
        for (int i = 0; i < many; i++) {
            sends.put("p" + i, List.of(notification("a" + i), notification("b" + i)));
        }
        stage.agree(stage.page, sends.keySet());
        stage.plan(stage.page, sends);

        for (Future<Boolean> node : threads.invokeAll(List.of(running(stage.node()), running(stage.node())))) {
            assertThat(node.get()).isTrue();
        }

        assertThat(stage.states()).containsOnly(Map.entry("SENT", (long) many), Map.entry("REFUSED", (long) many));
        assertThat(stage.graph.received).hasSize(many);
    }

    private static Callable<Boolean> running(Node node) {
        return () -> {
            int idle = 0;
            while (idle < 20) {
                idle = node.round() == 0 ? idle + 1 : 0;
                Thread.sleep(2);
            }
            return true;
        };
    }

    @Test
    void callsNobodyForASleeperWhoseClaimSomebodyElseTook() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        Node sleeper = stage.node();
        Node other = stage.node();
        List<Claim> slept = sleeper.claimant.claim();
        other.round();

        assertThat(sleeper.intend(slept)).isEmpty();
        assertThat(stage.graph.received).hasSize(1);
        assertThat(stage.state("s1")).isEqualTo("SENT ANSWER");
    }

    @Test
    void refusesByTheIndexWhatNoHistoryShowed() {
        stage.agree("anna");
        stage.plan("anna", notification("s1"));
        Node node = stage.node();
        List<Claim> claims = node.claimant.claim();
        // A row of another topic's history that the policy does not look at, moved by hand into this one's period.
        stage.plan("anna", notification("s2"));
        stage.execute("""
                update send set state = 'UNKNOWN_FINAL', attempt_id = 'x', period_start = '2022-08-01',
                       attempted_at = '2022-01-01', deadline_at = '2022-01-01' where id = 's2'
                """);

        assertThat(node.intend(claims)).isEmpty();
        assertThat(stage.state("s1")).isEqualTo("REFUSED PERIOD_USED");
    }
}
