package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.consent.ConsentChange.Kind;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.store.ConsentChecks.Check;
import dev.rytm.store.ConsentChecks.Found;
import dev.rytm.store.ConsentChecks.Progress;
import dev.rytm.store.ConsentChecks.Stage;
import dev.rytm.store.ConsentLedger.Addition;
import dev.rytm.store.ConsentSeals.Figures;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentChecksIT {

    private static final Instant NOON = Instant.parse("2022-06-01T12:00:00Z");
    private static final ConsentChecks.Asker OLA = new ConsentChecks.Asker("member 1", "Ola");

    /// More rows than one transaction follows.
    private static final int LONG = ConsentChecks.ROWS + 500;

    private final Database database = Databases.fresh();
    private final long page = connect();

    @BeforeEach
    void annaAgreedStoppedAndAgreedAgain() {
        append("anna", 2);
        append("berta", 1);
        seal();
        append("anna", 1);
        seal();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long connect() {
        Page.Settings settings = new Page.Settings(
                "PL", ZoneId.of("Europe/Warsaw"), "messenger-2022", null, null, Set.of(), Set.of(), null);
        return database.inTransaction(t -> {
            long workspace = t.workspaces().create("Bakery");
            long app = t.apps().create(workspace, "77", "App", "secret", "verify");
            return t.pages()
                    .connect(new Page.Connection(workspace, app, "1001", "Page", "access", NOON), settings)
                    .orElseThrow();
        });
    }

    @Test
    void followsAllOfAPageAndTellsHowFarItHasCome() {
        append(IntStream.range(0, 3_000)
                .mapToObj(i -> added("person" + i / 2, Kind.OPTED_IN))
                .toList());
        begin();
        assertThat(newest().progress()).isEqualTo(new Progress(0, 0, 0, 3_004, 2));

        advance();
        assertThat(newest().progress().entries()).isEqualTo(ConsentChecks.ROWS);
        finish();

        assertThat(newest().stage()).isEqualTo(Stage.DONE);
        assertThat(newest().progress()).isEqualTo(new Progress(1_502, 3_004, 2, 3_004, 2));
        assertThat(newest().faults()).isZero();
        assertThat(newest().finishedAt()).isNotNull();
    }

    @Test
    void aChainThatGrowsMeanwhileIsWhole() {
        append("long", LONG);
        begin();
        for (int i = 0; i < 5; i++) {
            assertThat(advance()).isTrue();
            append("long", 3);
            append("anna", 1);
            append("new" + i, 1);
            seal();
        }
        finish();

        assertThat(found()).isEmpty();
        assertThat(newest().progress().entries()).isGreaterThanOrEqualTo(LONG + 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update consent_ledger set body = set_byte(body, 20, get_byte(body, 20) # 1) where position = 2|ROW anna 2 null",
                "update consent_ledger set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where position = 2|ROW anna 2 null,HEAD anna 2 1",
                "delete from consent_ledger where position = 2|ROW anna 2 null,HEAD anna 2 1",
                "delete from consent_ledger where position = 3|END anna 2 null,HEAD anna 3 2",
                "delete from consent_ledger where chain_id in (select chain_id from consent_chain where length = 1)|END berta 0 null,HEAD berta 1 1",
                "delete from consent_chain where length = 1|END berta 1 null",
                "update consent_chain set head = sha256(head) where length = 3|END anna 3 null",
                "insert into consent_ledger select page_id, chain_id, 4, body, hash from consent_ledger where position = 3|ROW anna 4 null",
                "delete from consent_seal where number = 1|SEAL null null 1",
                "update consent_seal set heads = replace(heads, ' 1 ', ' 2 ') where number = 1|SEAL null null 1",
                "update consent_seal set hash = sha256(hash) where number = 2|SEAL null null 2",
                "update consent_seal set heads = 'nothing', hash = sha256(hash) where number = 2|SEAL null null 2",
            })
    void namesThePersonAndTheRowOfWhatWasChanged(String tampering, String faults) {
        person("anna");
        person("berta");
        database.asOwner(transaction -> transaction.statements().update(tampering));

        begin();
        finish();

        assertThat(found().stream().map(ConsentChecksIT::words)).containsExactly(faults.split(","));
    }

    @Test
    void aFaultInALongChainIsToldOnce() {
        append("long", LONG);
        database.asOwner(transaction -> transaction
                .statements()
                .update("update consent_ledger set body = set_byte(body, 20, get_byte(body, 20) # 1)"
                        + " where position in (5, 2100)"));

        begin();
        finish();

        assertThat(found().stream().map(ConsentChecksIT::words)).containsExactly("ROW null 5 null");
    }

    @Test
    void theTeamIsToldOfFaultsOnce() {
        begin();
        finish();
        assertThat(notices()).isEmpty();

        database.asOwner(t -> t.statements().update("delete from consent_seal"));
        database.asOwner(t -> t.statements().update("delete from consent_ledger where position = 1"));
        begin();
        finish();

        assertThat(notices()).extracting(line -> line.notice().kind().name()).containsExactly("LEDGER_BROKEN");
        assertThat(newest().faults()).isEqualTo(2);
    }

    @Test
    void onlyOneGoesOnAtATime() {
        begin();

        assertThatThrownBy(this::begin)
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        duplicate -> assertThat(duplicate.isDuplicate()).isTrue());
        finish();
        begin();
    }

    @Test
    void theFiguresAreReadOffTheNewestSeal() {
        append("anna", 1);
        append("cecil", 1);

        assertThat(figures())
                .extracting(Figures::people, Figures::entries, Figures::seals)
                .containsExactly(3L, 6L, 2);
        seal();
        assertThat(figures())
                .extracting(Figures::people, Figures::entries, Figures::seals)
                .containsExactly(3L, 6L, 3);
    }

    @Test
    void afterASealOfAnOlderVersionTheFiguresAreCounted() {
        database.asOwner(t -> t.statements().update("update consent_seal set people = null, entries = null"));

        assertThat(figures()).extracting(Figures::people, Figures::entries).containsExactly(2L, 4L);
        append("cecil", 1);
        seal();
        assertThat(figures()).extracting(Figures::people, Figures::entries).containsExactly(3L, 5L);
        long kept = database.inTransaction(t ->
                t.statements().one("select people from consent_seal where number = 3", row -> row.number("people")));
        assertThat(kept).isEqualTo(3);
    }

    @Test
    void whoeverIsForgottenIsNotNamedByAFault() {
        person("anna");
        person("berta");
        database.asOwner(t -> t.statements().update("delete from consent_ledger where position = 1"));
        begin();
        finish();
        assertThat(named()).containsExactlyInAnyOrder("anna", "berta");

        database.inTransaction(t -> {
            t.erasures().forget(List.of(new ContactKey(page, "anna")), NOON);
            return true;
        });

        assertThat(named()).containsExactly("berta");
    }

    private List<String> named() {
        return database.inTransaction(t -> t.statements()
                .list(
                        "select distinct contact_id from consent_check_fault where contact_id is not null",
                        row -> row.text("contact_id")));
    }

    private static String words(Found found) {
        LedgerFault fault = found.fault();
        return fault.kind() + " " + found.contact() + " " + fault.position() + " " + fault.seal();
    }

    private void append(String person, int times) {
        append(IntStream.range(0, times)
                .mapToObj(i -> added(person, i % 2 == 0 ? Kind.OPTED_IN : Kind.STOPPED))
                .toList());
    }

    private void append(List<Addition> additions) {
        database.inTransaction(t -> {
            t.consentLedger().append(additions);
            return true;
        });
    }

    private Addition added(String person, Kind kind) {
        return new Addition(
                new ContactKey(page, person),
                new ConsentChange(new TopicId("news"), kind, NOON, true, Frequency.WEEKLY, null, null, "event-1"));
    }

    private void person(String person) {
        database.inTransaction(t -> {
            t.contacts().lock(List.of(new ContactKey(page, person)), NOON);
            return true;
        });
    }

    private void seal() {
        database.inTransaction(t -> t.consentSeals().seal(page));
    }

    private void begin() {
        database.inTransaction(t -> {
            t.consentChecks()
                    .begin(page, "check" + t.consentChecks().list(page, 100).size(), OLA);
            return true;
        });
    }

    private boolean advance() {
        return database.inTransaction(t -> t.consentChecks().advance(NOON));
    }

    private void finish() {
        int slices = 0;
        while (advance()) {
            assertThat(++slices).isLessThan(20);
        }
    }

    private Check newest() {
        return database.inTransaction(t -> t.consentChecks().list(page, 1).getFirst());
    }

    private List<Found> found() {
        Check newest = newest();
        return database.inTransaction(t -> t.consentChecks().faults(page, List.of(newest)))
                .getOrDefault(newest.id(), List.of());
    }

    private List<TeamNotices.Line> notices() {
        return database.inTransaction(t -> t.teamNotices().unseen(page, null, 10));
    }

    private Figures figures() {
        return database.inTransaction(t -> t.consentSeals().figures(page));
    }
}
