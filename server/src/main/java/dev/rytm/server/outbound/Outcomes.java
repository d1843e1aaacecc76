package dev.rytm.server.outbound;

import dev.rytm.core.Event;
import dev.rytm.core.TeamNotice;
import dev.rytm.server.room.Bell;
import dev.rytm.store.Arrival;
import dev.rytm.store.Database;
import dev.rytm.store.FailingReceivers;
import dev.rytm.store.OutboundCalls.Due;
import dev.rytm.store.TeamNotices.Told;
import dev.rytm.store.Transaction;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes down how calls went: of the call, of its receiver, and for the person or the team that is told.
///
/// Each is one transaction that locks the receiver first, so that a pause that ends finds all that waits for it.
final class Outcomes {

    /// Pauses after the first attempt, the second, and so on; as others do, the last comes more than a day after the
    /// first.
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10));

    /// A receiver is paused after so many calls in a row failed, the first of them so long ago: neither a moment of
    /// trouble with many people in it nor a few calls of a quiet day.
    static final int FAILURES = 20;

    static final Duration FAILING = Duration.ofHours(1);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMinutes(15);
    private static final int SECRET_BYTES = 32;

    private final Database database;
    private final InstantSource business;
    private final Bell processBell;
    private final MeterRegistry registry;
    private final SecureRandom random = new SecureRandom();

    Outcomes(Database database, InstantSource business, Bell processBell, MeterRegistry registry) {
        this.database = database;
        this.business = business;
        this.processBell = processBell;
        this.registry = registry;
        for (Outcome outcome : Outcome.values()) {
            count(outcome, 0);
        }
    }

    /// What an attempt is counted as. One that is `PAUSED` counts for its call, but was not made; of one that is `LOST`
    /// the call is somebody else's meanwhile, or its person was forgotten.
    private enum Outcome {
        DELIVERED,
        POSTPONED,
        PAUSED,
        FAILED,
        LOST
    }

    /// A call that may be made has secrets; of another, how that was written down.
    private record Begun(List<byte[]> secrets, @Nullable Outcome outcome) {}

    /// What the call is signed with; nothing if its receiver is paused and it is not the one that asks.
    List<byte[]> begin(Due due) {
        Begun begun = database.inRepeatedTransaction(
                transaction -> transaction.failingReceivers().mayBeCalled(due.receiver(), BETWEEN_QUESTIONS)
                        ? new Begun(secrets(transaction, due), null)
                        : new Begun(List.of(), again(transaction, due, null, Outcome.PAUSED)));
        if (begun.outcome() != null) {
            tell(begun.outcome());
        }
        return begun.secrets();
    }

    private List<byte[]> secrets(Transaction transaction, Due due) {
        long page = due.contact().pageId();
        List<byte[]> known = transaction.webhookSecrets().signing(page);
        if (!known.isEmpty()) {
            return known;
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        transaction.webhookSecrets().begin(page, secret);
        return transaction.webhookSecrets().signing(page);
    }

    void delivered(Due due) {
        conclude(transaction -> {
            transaction.failingReceivers().answered(due.receiver());
            transaction.outboundCalls().end(due);
            return Outcome.DELIVERED;
        });
    }

    /// The receiver answered with this status, or not at all: another time it may.
    void failed(Due due, @Nullable Integer status) {
        conclude(transaction -> {
            countFailure(transaction, due);
            return again(transaction, due, status, Outcome.POSTPONED);
        });
    }

    void failedForGood(Due due, @Nullable Integer status) {
        conclude(transaction -> {
            countFailure(transaction, due);
            return giveUp(transaction, due, status);
        });
    }

    /// The trouble is ours and says nothing of the receiver. If the call asked whether the pause is over, its turn
    /// is, also where the trouble undid that.
    void troubled(Due due) {
        conclude(transaction -> {
            transaction.failingReceivers().mayBeCalled(due.receiver(), BETWEEN_QUESTIONS);
            return again(transaction, due, null, Outcome.POSTPONED);
        });
    }

    /// Nobody had time for it: no attempt.
    void untried(Due due) {
        database.inRepeatedTransaction(transaction -> {
            transaction.outboundCalls().giveBack(due, PAUSES.getFirst());
            return due;
        });
    }

    private void conclude(Function<Transaction, Outcome> work) {
        tell(database.inRepeatedTransaction(work));
    }

    private void tell(Outcome outcome) {
        if (outcome == Outcome.FAILED) {
            processBell.ring();
        }
        count(outcome, 1);
    }

    /// A call that asked a paused receiver ahead of its time has all its attempts left; of others the last may be
    /// over.
    private Outcome again(Transaction transaction, Due due, @Nullable Integer status, Outcome outcome) {
        if (due.aheadOf() != null) {
            transaction.outboundCalls().giveBack(due, PAUSES.getFirst());
            return outcome;
        }
        if (due.attempt() > PAUSES.size()) {
            return giveUp(transaction, due, status);
        }
        transaction.outboundCalls().postpone(due, PAUSES.get(due.attempt() - 1));
        return outcome;
    }

    private Outcome giveUp(Transaction transaction, Due due, @Nullable Integer status) {
        if (!transaction.outboundCalls().end(due)) {
            return Outcome.LOST;
        }
        Event event = new Event.WebhookFailed(business.instant(), host(due), status, due.flow(), due.step());
        transaction.inbox().append(List.of(Arrival.named(due.contact(), "webhook|" + due.id(), event)));
        if (transaction.failingReceivers().lost(due.receiver())) {
            Told told = new Told(due.contact(), notice(TeamNotice.Kind.WEBHOOK_FAILED, due));
            transaction.teamNotices().append(List.of(told), business.instant());
        }
        return Outcome.FAILED;
    }

    private void countFailure(Transaction transaction, Due due) {
        FailingReceivers receivers = transaction.failingReceivers();
        receivers.failed(due.receiver());
        if (receivers.pause(due.receiver(), FAILURES, FAILING, BETWEEN_QUESTIONS)) {
            transaction
                    .teamNotices()
                    .append(due.receiver().pageId(), notice(TeamNotice.Kind.CALLS_PAUSED, due), business.instant());
        }
    }

    private static TeamNotice notice(TeamNotice.Kind kind, Due due) {
        return new TeamNotice(kind, host(due), due.flow(), due.step());
    }

    /// An address that names no host was never called; it is shown as it is.
    private static String host(Due due) {
        URI address = OutboundClient.address(due.url());
        return address == null ? due.url() : Objects.requireNonNullElse(address.getHost(), due.url());
    }

    private void count(Outcome outcome, int many) {
        registry.counter("rytm.outbound.attempts", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment(many);
    }
}
