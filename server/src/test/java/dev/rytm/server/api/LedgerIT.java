package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.CallToAction;
import dev.rytm.store.ConsentChecks;
import dev.rytm.store.ConsentLedger.Addition;
import dev.rytm.store.Database;
import dev.rytm.store.Transaction;
import dev.rytm.store.ledger.FileFault;
import dev.rytm.store.ledger.LedgerFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LedgerIT {

    private static final Wording WORDING = new Wording(1, "Oferty tygodnia", null, CallToAction.GET_UPDATES, "pl");

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final long page = Long.parseLong(bakery.page);
    private final String ledger = bakery.root + "/consent-ledger";
    private final Database database = Running.server().database;

    @BeforeEach
    void twoAgreed() {
        agree("anna");
        agree("berta");
        database.inTransaction(t -> t.consentSeals().seal(page));
    }

    private void agree(String person) {
        ContactKey key = new ContactKey(page, person);
        ConsentChange change = new ConsentChange(
                new TopicId("offers"),
                ConsentChange.Kind.OPTED_IN,
                Running.NOW,
                true,
                Frequency.WEEKLY,
                null,
                WORDING,
                "event-1");
        database.inTransaction(t -> {
            t.contacts().lock(List.of(key), Running.NOW);
            t.consentLedger().append(List.of(new Addition(key, change)));
            return true;
        });
    }

    private JsonNode checked() {
        client.post(ledger + "/checks", Map.of()).is(202);
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            JsonNode newest =
                    client.in("pl").get(ledger + "/checks").ok().get("checks").get(0);
            if (newest.has("finishedAt")) {
                return newest;
            }
            assertThat(System.nanoTime()).as(newest.toString()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private void tamper(String sql) {
        database.asOwner(t -> t.statements().update(sql, page));
    }

    @Test
    void thePageKnowsWhatItsLedgerHolds() {
        JsonNode figures = client.get(ledger).ok();

        assertThat(figures.get("people").asLong()).isEqualTo(2);
        assertThat(figures.get("entries").asLong()).isEqualTo(2);
        assertThat(figures.get("seals").asInt()).isOne();
        assertThat(figures.get("newestSeal").asString()).matches("[0-9a-f]{64}");
        assertThat(figures.has("newestCheck")).isFalse();
    }

    @Test
    void aCheckTellsThatEverythingIsAsItWasRecorded() {
        JsonNode check = checked();

        assertThat(check.get("sentence").asString()).isEqualTo("Wszystko jest takie, jak zapisano.");
        assertThat(check.get("entries").asLong()).isEqualTo(2);
        assertThat(check.get("seals").asInt()).isOne();
        assertThat(check.get("askedBy").asString()).isNotBlank();
        assertThat(client.get(ledger).ok().get("newestCheck").get("id").asString())
                .isEqualTo(check.get("id").asString());
    }

    @Test
    void aFaultNamesThePersonAndTellsTheTeam() {
        tamper("update consent_ledger set body = set_byte(body, 20, get_byte(body, 20) # 1) where page_id = ?");

        JsonNode check = checked();

        assertThat(check.get("sentence").asString())
                .isEqualTo("Nie wszystko jest takie, jak zapisano. Znalezione błędy: 2.");
        assertThat(check.get("faults").findValuesAsString("contact")).containsExactlyInAnyOrder("anna", "berta");
        assertThat(check.get("faults").findValuesAsString("sentence"))
                .containsOnly("Wpis 1 tego łańcucha zmieniono, usunięto albo wstawiono później.");
        JsonNode notice =
                client.get(bakery.root + "/notices").ok().get("notices").get(0);
        assertThat(notice.get("kind").asString()).isEqualTo("LEDGER_BROKEN");
        assertThat(notice.has("contact") || notice.has("flow") || notice.has("step"))
                .isFalse();
        assertThat(client.get(bakery.root + "/contacts/anna/ledger").raw().body())
                .contains("\"fault\":\"Row 1 of this chain was changed");
    }

    @Test
    void onlyOneCheckGoesOnAtATime() {
        Client.Answer second = null;
        for (int i = 0; second == null; i++) {
            String first = "first" + i;
            database.inTransaction(t -> {
                t.consentChecks().begin(page, first, new ConsentChecks.Asker("member 1", "Ola"));
                return true;
            });
            second = database.inTransaction(t -> isHeld(t, first) ? client.post(ledger + "/checks", Map.of()) : null);
        }

        assertThat(second.is(409).detail()).startsWith("The ledger of this page is being checked already.");
    }

    /// Holds the check up, unless somebody was so quick as to finish it.
    private static boolean isHeld(Transaction transaction, String check) {
        return !transaction
                .statements()
                .list(
                        "select 1 from consent_check where check_id = ? and finished_at is null for update",
                        row -> row,
                        check)
                .isEmpty();
    }

    @Test
    void theFileOfTheWholeLedgerIsVerifiedByItself() throws Exception {
        Client.Answer file = client.get(ledger + "/export");
        String text = file.raw().body();
        List<FileFault> faults = new ArrayList<>();

        LedgerFile.Outcome outcome =
                LedgerFile.verify(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), faults::add);

        assertThat(faults).isEmpty();
        assertThat(outcome.entries()).isEqualTo(2);
        assertThat(file.header("Content-Type")).isEqualTo("application/x-ndjson;charset=UTF-8");
        assertThat(text).contains("\"title\":\"Oferty tygodnia\"", "\"contact\":\"anna\"", "\"name\":\"Piekarnia\"");
        assertThat(client.get("/api/v1/audit").ok().get("entries").findValuesAsString("action"))
                .contains("ledger.export");
    }

    @Test
    void toTakeTheLedgerOutWantsTheRightAndThePasswordOfNow() {
        Studio owner = bakery.owner();
        owner.post(ledger + "/export", Map.of()).is(204);
        database.asOwner(
                t -> t.statements().update("update session set proven_at = clock_timestamp() - interval '6 minutes'"));

        assertThat(owner.post(ledger + "/export", Map.of()).is(403).header("Rytm-Proof"))
                .isEqualTo("password");
        assertThat(owner.get(ledger + "/export").is(403).header("Rytm-Proof")).isEqualTo("password");
        Studio.signedIn(bakery.workspace(), Role.VIEWER).get(ledger + "/export").is(403);
    }

    @Test
    void whoMayNotTakeTheProofOutMaySeeThatItHolds() {
        Studio viewer = Studio.signedIn(bakery.workspace(), Role.VIEWER);

        viewer.get(ledger).ok();
        viewer.get(ledger + "/checks").ok();
        viewer.post(ledger + "/checks", Map.of()).is(403);
    }
}
