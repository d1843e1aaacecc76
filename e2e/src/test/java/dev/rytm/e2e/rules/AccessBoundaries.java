package dev.rytm.e2e.rules;

import static dev.rytm.core.policy.Reason.CONTACT_SUPPRESSED;
import static dev.rytm.core.policy.Reason.CONTACT_UNREACHABLE;
import static dev.rytm.core.policy.Reason.NOT_SERVED;
import static dev.rytm.core.policy.Reason.PAGE_RESTRICTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Reason;
import dev.rytm.e2e.rules.Guest.Sent;
import dev.rytm.sandbox.fault.CallFault;
import dev.rytm.sandbox.fault.CallScript;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.platform.Era;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// The rows that stand before all others, in one of the tables A, B and C; and the words that all their tests use.
@ExtendWith(OneMarket.class)
abstract class AccessBoundaries {

    private static final Duration DAY = Duration.ofHours(24);

    final Market market;
    private final String kind;

    AccessBoundaries(Market market, String kind) {
        this.market = market;
        this.kind = kind;
    }

    /// An attempt of this table's kind, ready to be made.
    interface Attempt {
        Guest guest();

        /// The topic that it is about; none for what is not about one.
        @Nullable
        String topic();

        /// Makes the attempt; when the future ends, nothing is left to do.
        CompletableFuture<Instant> make();

        /// Makes it at this instant, a day or so later; the person writes an hour before.
        default void makeAt(Market market, Instant at) {
            market.turnTo(at.minus(Duration.ofHours(1)));
            guest().writes();
            market.turnTo(at);
            make().join();
        }
    }

    /// Somebody at a stall to whom the attempt may be made.
    abstract Attempt prepare(Stall stall);

    @BeforeEach
    void beginsAnew() {
        market.begin();
    }

    @Refuses(PAGE_RESTRICTED)
    void refusesWhileMetaBlocksThePage() {
        Stall stall = stall();
        Attempt attempt = prepare(stall);
        stall.block(true);

        assertThat(reason(attempt)).isEqualTo(PAGE_RESTRICTED);
        attempt.make().join();

        assertRefused(attempt.guest(), PAGE_RESTRICTED, null);
    }

    @Allows(PAGE_RESTRICTED)
    void allowsOnceMetaUnblocksThePage() {
        Stall stall = stall();
        Attempt attempt = prepare(stall);
        stall.block(true);
        stall.block(false);

        attempt.make().join();

        assertSent(attempt.guest());
    }

    @Refuses(PAGE_RESTRICTED)
    void refusesAnInstantBefore24HoursAfterMetaRefusedACall() {
        Stall stall = stall();
        Attempt attempt = prepare(stall);
        Instant refused = isRefusedNow(stall);

        attempt.makeAt(market, refused.plus(DAY).minusMillis(1));

        assertThat(reason(attempt)).isEqualTo(PAGE_RESTRICTED);
        assertThat(calls(attempt.guest()))
                .noneMatch(call -> call.received().virtual().isAfter(refused));
        assertThat(restriction(stall)).isEqualTo("SENDING_BARRED");
    }

    @Allows(PAGE_RESTRICTED)
    void allowsOneCallToTryAtExactly24HoursAfterMetaRefusedOne() {
        Stall stall = stall();
        Attempt attempt = prepare(stall);
        Instant trial = isRefusedNow(stall).plus(DAY);

        attempt.makeAt(market, trial);

        assertSentAt(attempt.guest(), trial);
        assertThat(restriction(stall)).isEqualTo("NONE");
    }

    /// Meta bars the page for a moment, and we hear of it with the next message, which is about somebody else.
    private Instant isRefusedNow(Stall stall) {
        Guest other = stall.welcome();
        stall.barSending(true);
        String flow = stall.saying("FLOW");
        other.start(flow);
        for (int i = 0; i < 5 && restriction(stall).equals("NONE"); i++) {
            // A busy machine lost patience before the answer came.
            assertThat(other.lastSend("MESSAGE").state()).isEqualTo("UNKNOWN");
            other.start(flow);
        }
        stall.barSending(false);
        assertThat(restriction(stall)).isEqualTo("SENDING_BARRED");
        return market.now();
    }

    private static String restriction(Stall stall) {
        return stall.page().get("restriction").asString();
    }

    @Refuses(NOT_SERVED)
    void refusesInACountryThatThePackDoesNotServe() {
        market.work(Era.E2025);
        Stall stall = Stall.open(market, "messenger-2025");
        Attempt attempt = prepare(stall);
        stall.change("messenger-2025", "US", Map.of());

        assertThat(reason(attempt)).isEqualTo(NOT_SERVED);
        attempt.make().join();

        assertRefused(attempt.guest(), NOT_SERVED, null);
    }

    @Allows(NOT_SERVED)
    void allowsInACountryThatThePackServes() {
        market.work(Era.E2025);
        Stall stall = Stall.open(market, "messenger-2025");
        Attempt attempt = prepare(stall);
        stall.change("messenger-2025", "JP", Map.of());

        attempt.make().join();

        assertSent(attempt.guest());
    }

    @Refuses(CONTACT_UNREACHABLE)
    void refusesToAPersonWhomMetaReportsUnavailable() {
        Stall stall = stall();
        Attempt attempt = prepare(stall);
        isReportedUnavailable(stall, attempt.guest());

        assertThat(reason(attempt)).isEqualTo(CONTACT_UNREACHABLE);
        attempt.make().join();

        assertRefused(attempt.guest(), CONTACT_UNREACHABLE, null);
    }

    @Allows(CONTACT_UNREACHABLE)
    void allowsOnceThePersonComesBack() {
        Stall stall = stall();
        Attempt attempt = prepare(stall);
        isReportedUnavailable(stall, attempt.guest());
        market.sandbox().people().standing().unblock(attempt.guest().person());
        attempt.guest().writes();

        attempt.make().join();

        assertSent(attempt.guest());
    }

    /// They block the page, and we hear of it with the next message.
    private void isReportedUnavailable(Stall stall, Guest guest) {
        market.sandbox().people().standing().block(guest.person());
        guest.start(stall.saying("FLOW"));
        market.turnTo(market.now().plusMillis(1));
    }

    @Refuses(CONTACT_SUPPRESSED)
    void refusesWhatWaitsWhenThePersonIsSuppressed() {
        Stall stall = stall();
        Attempt attempt = prepare(stall);
        Guest guest = attempt.guest();
        market.sandbox().faults().script(new CallScript(CallFault.THROTTLE_613, guest.psid(), "", "", 1, 1, "", 1));
        CompletableFuture<Instant> quiet = attempt.make();
        market.await(() -> guest.sends(kind).stream().anyMatch(row -> "613".equals(row.error())));
        guest.isSuppressed();
        quiet.join();

        assertThat(reason(attempt)).isEqualTo(CONTACT_SUPPRESSED);
        assertThat(guest.lastSend(kind).state()).isEqualTo("REFUSED");
        assertThat(guest.lastSend(kind).reason()).isEqualTo("CONTACT_SUPPRESSED");
        assertThat(calls(guest))
                .extracting(call -> call.verdict().outcome())
                .containsExactly(CallRecord.Outcome.DROPPED);
    }

    @Allows(CONTACT_SUPPRESSED)
    void allowsToAPersonWhoIsNotSuppressed() {
        Attempt attempt = prepare(stall());
        assertThat(reason(attempt)).isNull();

        attempt.make().join();

        assertSent(attempt.guest());
    }

    Stall stall() {
        return Stall.open(market, "messenger-2022");
    }

    private @Nullable Reason reason(Attempt attempt) {
        return attempt.guest().may(kind, attempt.topic()).reason();
    }

    /// Our ledger has the reason, and Meta was not called.
    void assertRefused(Guest guest, Reason reason, @Nullable Instant nextAllowedAt) {
        Sent last = guest.lastSend(kind);
        assertThat(last.state()).isEqualTo("REFUSED");
        assertThat(last.reason()).isEqualTo(reason.name());
        assertThat(last.nextAllowedAt()).isEqualTo(nextAllowedAt);
        assertThat(calls(guest)).noneMatch(call -> !call.received().virtual().isBefore(last.plannedAt()));
    }

    /// Meta took it, and our ledger has proof of that: the answer, or the echo where a busy machine lost patience.
    void assertSent(Guest guest) {
        assertThat(guest.lastSend(kind).state()).isEqualTo("SENT");
        assertThat(guest.lastSend(kind).evidence()).isIn("ANSWER", "ECHO");
        CallRecord last = calls(guest).getLast();
        assertThat(last.accepted()).isTrue();
    }

    void assertSentAt(Guest guest, Instant at) {
        assertSent(guest);
        assertThat(calls(guest).getLast().received().virtual()).isEqualTo(at);
    }

    List<CallRecord> calls(Guest guest) {
        return guest.calls().stream()
                .filter(call -> call.subject().kind().name().equals(kind))
                .toList();
    }
}
