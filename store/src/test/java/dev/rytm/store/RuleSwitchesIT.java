package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RuleSwitchesIT {

    private static final Instant NOON = Instant.parse("2023-02-02T12:00:00Z");
    private static final long PAGE = 7;

    private final Database database = Databases.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    /// So many people with an active consent, named `p1`, `p2` and so on.
    private void agree(int people) {
        execute("""
                insert into contact (page_id, contact_id, created_at)
                select 7, 'p' || n, now() from generate_series(1, ?) n
                """, people);
        execute("""
                insert into consent (page_id, contact_id, topic_id, status, frequency, zone, opted_in_at, changed_at)
                select 7, 'p' || n, 'news', 'ACTIVE', 'WEEKLY', 'Europe/Warsaw', now(), now() from generate_series(1, ?) n
                """, people);
    }

    private void execute(String sql, Object... parameters) {
        database.inTransaction(t -> t.statements().update(sql, parameters));
    }

    private long announce(long version) {
        return database.inTransaction(t -> t.ruleSwitches().announce(PAGE, version, NOON));
    }

    private long waiting() {
        return database.inTransaction(t -> t.inbox().backlog().waiting());
    }

    private boolean isUnderWay() {
        return database.inTransaction(t -> t.ruleSwitches().isUnderWay(PAGE));
    }

    @Test
    void tellsEverybodyOnceHoweverManyStatementsItTakes() {
        agree(20_001);

        assertThat(announce(3)).isEqualTo(20_001);
        assertThat(waiting()).isEqualTo(20_001);
    }

    @Test
    void endsAfterChunksThatAreFullToTheLast() {
        agree(10_000);

        assertThat(announce(3)).isEqualTo(10_000);
        assertThat(waiting()).isEqualTo(10_000);
    }

    @Test
    void tellsOfEachSwitchAnewButOnlyWhoseConsentMayStillEnd() {
        agree(4);
        execute("""
                insert into consent (page_id, contact_id, topic_id, status, frequency, zone, opted_in_at, changed_at)
                select page_id, contact_id, 'offers', status, frequency, zone, opted_in_at, changed_at
                  from consent where contact_id = 'p1'
                """);
        execute("update consent set status = 'STOPPED' where contact_id = 'p2'");
        execute("update consent set status = 'EXPIRED' where contact_id = 'p3'");
        execute("update consent set status = 'REVOKED' where contact_id = 'p4'");

        assertThat(announce(3)).isEqualTo(2);
        assertThat(announce(4)).isEqualTo(2);
        assertThat(waiting()).isEqualTo(4);
    }

    @Test
    void writesEventsThatCanBeReadAndFinished() {
        agree(1);
        announce(3);
        ContactKey person = new ContactKey(PAGE, "p1");

        database.inTransaction(t -> {
            List<InboxEntry> taken = t.inbox().take(List.of(person));
            assertThat(taken).hasSize(1);
            assertThat(taken.getFirst().event()).isEqualTo(new Event.RulesChanged(NOON));
            t.inbox().finish(List.of(new Inbox.Decided(taken.getFirst(), 4)), NOON);
            return taken;
        });
        assertThat(isUnderWay()).isFalse();
    }

    @Test
    void isUnderWayUntilTheLastEventIsDecidedBeItParked() {
        assertThat(isUnderWay()).isFalse();
        agree(2);
        announce(3);
        assertThat(isUnderWay()).isTrue();

        execute("update inbox set processed_at = now() where contact_id = 'p1'");
        execute("update inbox set parked = 'broken' where contact_id = 'p2'");
        assertThat(isUnderWay()).isTrue();

        execute("update inbox set processed_at = now(), parked = null where contact_id = 'p2'");
        assertThat(isUnderWay()).isFalse();
    }

    @Test
    void letsEverybodyElsesEventsPass() {
        agree(2);
        announce(3);
        ContactKey writer = new ContactKey(PAGE, "anna");
        database.inTransaction(t -> t.inbox()
                .append(List.of(Arrival.named(writer, "m", new Event.MessageReceived(NOON, "m", "hi", null)))));

        List<ContactKey> first = database.inTransaction(t -> t.inbox().waiting(2));
        assertThat(first).startsWith(writer);
    }

    @Test
    void showsEverybodyOnce() {
        agree(1_001);
        Set<String> seen = new HashSet<>();
        database.inTransaction(t -> {
            t.ruleSwitches()
                    .eachPerson(
                            PAGE,
                            contact ->
                                    assertThat(seen.add(contact.key().psid())).isTrue());
            return seen;
        });

        assertThat(seen).hasSize(1_001);
        long consents = database.inTransaction(t -> t.ruleSwitches().consents(PAGE));
        assertThat(consents).isEqualTo(1_001);
    }
}
