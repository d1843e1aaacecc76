package dev.rytm.store.send;

import static dev.rytm.store.send.Ledger.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.store.SendProofs.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What deliveries and reads leave on sends.
final class ReceiptsIT {

    private static final Instant LATER = NOON.plus(Duration.ofMinutes(5));

    private final Ledger ledger = new Ledger();

    @BeforeEach
    void send() {
        sent("anna", "hers", "m_1");
        sent("berta", "another's", "m_2");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aDeliveryAndAReadThatComeTogetherAreBothKept() {
        receipts(receipt("anna", false, NOON.plusSeconds(1)), receipt("anna", true, LATER));

        assertThat(instant("hers", "delivered_at")).isEqualTo(NOON.plusSeconds(1));
        assertThat(instant("hers", "read_at")).isEqualTo(LATER);
        assertThat(ledger.column("another's", "delivered_at")).isEqualTo("null");
    }

    @Test
    void aReadIsADeliveryAndTheFirstOfEachStays() {
        receipts(receipt("anna", true, LATER));
        receipts(receipt("anna", true, LATER.plusSeconds(1)), receipt("anna", false, LATER.plusSeconds(2)));

        assertThat(instant("hers", "delivered_at")).isEqualTo(LATER);
        assertThat(instant("hers", "read_at")).isEqualTo(LATER);
    }

    @Test
    void aMessageOfBothKindsIsMeantByItsIdOrByTheTime() {
        ledger.execute("update send set kind = 'message', topic_id = null where id = 'another''s'");

        receipts(
                new Receipt(ledger.person("anna"), false, List.of("m_1"), NOON.minusSeconds(1)),
                new Receipt(ledger.person("berta"), false, List.of("m_1"), NOON.minusSeconds(1)));
        assertThat(ledger.column("hers", "delivered_at")).isNotEqualTo("null");
        assertThat(ledger.column("another's", "delivered_at")).isEqualTo("null");

        receipts(receipt("berta", false, NOON));
        assertThat(instant("another's", "delivered_at")).isEqualTo(NOON);
    }

    private void sent(String person, String id, String messageId) {
        ledger.sending(person, id);
        ledger.execute(
                "update send set state = 'SENT', message_id = ?, evidence = 'ANSWER', answered_at = ?, final_at = ? where id = ?",
                messageId,
                NOON,
                NOON,
                id);
    }

    private Receipt receipt(String person, boolean read, Instant watermark) {
        return new Receipt(ledger.person(person), read, List.of(), watermark);
    }

    private void receipts(Receipt... receipts) {
        ledger.database.inTransaction(t -> {
            t.outbox().markReceipts(List.of(receipts));
            return true;
        });
    }

    private Instant instant(String id, String column) {
        return ledger.database.inTransaction(t -> t.statements()
                .one("select %s as at from send where id = ?".formatted(column), row -> row.instant("at"), id));
    }
}
