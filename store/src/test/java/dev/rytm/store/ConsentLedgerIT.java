package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rytm.core.consent.ConsentChange;
import dev.rytm.core.consent.ConsentChange.Kind;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.CallToAction;
import dev.rytm.store.ConsentLedger.Addition;
import dev.rytm.store.ConsentLedger.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsentLedgerIT {

    private static final Instant NOON = Instant.parse("2022-06-01T12:00:00Z");
    private static final ContactKey ANNA = new ContactKey(7, "anna");
    private static final ContactKey BERTA = new ContactKey(7, "berta");
    private static final Wording WORDING = new Wording(1, "Weekly news", null, CallToAction.GET_UPDATES, "en");

    private final Database database = Databases.fresh();

    @BeforeEach
    void fill() {
        append(added(ANNA, Kind.OPTED_IN), added(BERTA, Kind.OPTED_IN), added(ANNA, Kind.STOPPED));
        append(added(ANNA, Kind.RESUMED));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tellsWhatWasRecordedWithTheWordingThatWasShown() {
        assertThat(entries(ANNA))
                .extracting(entry -> entry.position() + " " + entry.change().kind())
                .containsExactly("1 OPTED_IN", "2 STOPPED", "3 RESUMED");
        assertThat(entries(ANNA).getFirst().change()).isEqualTo(change(Kind.OPTED_IN));
        assertThat(fault(ANNA)).isEmpty();
        assertThat(fault(BERTA)).isEmpty();
    }

    @Test
    void holdsNothingInClear() {
        String rows = database.inTransaction(transaction -> transaction
                .statements()
                .one(
                        "select string_agg(ledger::text || chain::text, '') as rows"
                                + " from consent_ledger ledger join consent_chain chain using (page_id, chain_id)",
                        row -> row.text("rows")));

        assertThat(rows).doesNotContain("anna").doesNotContain("Weekly").doesNotContain("OPTED_IN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update consent_ledger set body = set_byte(body, 20, get_byte(body, 20) # 1) where position = 2",
                "update consent_ledger set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where position = 2",
                "delete from consent_ledger where position = 2",
                "delete from consent_ledger where position = 3",
                "delete from consent_ledger",
                "update consent_ledger a set body = b.body from consent_ledger b where a.position = 1 and b.position = 3"
            })
    void noticesAPlantedChange(String tampering) {
        database.asOwner(transaction -> transaction.statements().update(tampering));

        assertThat(fault(ANNA)).isPresent();
    }

    @Test
    void letsNoRoleOfOursChangeARow() {
        assertThatThrownBy(() -> database.inTransaction(
                        transaction -> transaction.statements().update("update consent_ledger set position = 9")))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> database.inTransaction(
                        transaction -> transaction.statements().update("delete from consent_ledger")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void stillVerifiesAfterThePersonIsForgotten() {
        forget(ANNA);

        assertThat(entries(ANNA)).isEmpty();
        assertThat(fault(ANNA)).isEmpty();
        assertThat(entries(BERTA)).hasSize(1);
    }

    @Test
    void goesOnUnderANewKeyWhenAForgottenPersonComesBack() {
        seal();
        forget(ANNA);
        append(added(ANNA, Kind.OPTED_IN), added(ANNA, Kind.STOPPED));
        append(added(ANNA, Kind.RESUMED));
        seal();

        assertThat(entries(ANNA))
                .extracting(entry -> entry.position() + " " + entry.change().kind())
                .containsExactly("4 OPTED_IN", "5 STOPPED", "6 RESUMED");
        assertThat(fault(ANNA)).isEmpty();
        assertThat(sealFault()).isEmpty();

        forget(ANNA);
        assertThat(entries(ANNA)).isEmpty();
        assertThat(fault(ANNA)).isEmpty();
    }

    private void forget(ContactKey contact) {
        database.inTransaction(transaction -> {
            transaction.consentLedger().forget(List.of(contact));
            return 0;
        });
    }

    @Test
    void sealsWhatHasGrown() {
        assertThat(seal()).isEqualTo(2);
        assertThat(seal()).isZero();
        append(added(ANNA, Kind.STOPPED));
        assertThat(seal()).isEqualTo(1);

        assertThat(sealFault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from consent_seal where number = 1",
                "update consent_seal set heads = replace(heads, ' 1 ', ' 2 ')",
                "delete from consent_ledger where position = 3",
                "update consent_ledger set hash = set_byte(hash, 0, get_byte(hash, 0) # 1)"
            })
    void noticesWhatWasChangedAfterTheSeal(String tampering) {
        seal();
        append(added(ANNA, Kind.STOPPED));
        seal();

        database.asOwner(transaction -> transaction.statements().update(tampering));

        assertThat(sealFault()).isNotEmpty();
    }

    private int seal() {
        return database.inTransaction(transaction -> {
            List<Long> pages = transaction.consentSeals().unsealedPages();
            return pages.stream()
                    .mapToInt(page -> transaction.consentSeals().seal(page))
                    .sum();
        });
    }

    private List<LedgerFault> sealFault() {
        return database.inTransaction(transaction -> new SealCheck(transaction.statements(), 7)
                .follow(0, LedgerHash.NOTHING)
                .faults());
    }

    private void append(Addition... additions) {
        database.inTransaction(transaction -> {
            transaction.consentLedger().append(List.of(additions));
            return 0;
        });
    }

    private List<Entry> entries(ContactKey contact) {
        return database.inTransaction(transaction -> transaction.consentLedger().of(contact));
    }

    private Optional<LedgerFault> fault(ContactKey contact) {
        return database.inTransaction(transaction -> transaction.consentLedger().fault(contact));
    }

    private static Addition added(ContactKey contact, Kind kind) {
        return new Addition(contact, change(kind));
    }

    private static ConsentChange change(Kind kind) {
        return new ConsentChange(
                new TopicId("news"), kind, NOON, true, Frequency.WEEKLY, NOON.plusSeconds(60), WORDING, "event-1");
    }
}
