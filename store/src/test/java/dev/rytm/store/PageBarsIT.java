package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Bar;
import dev.rytm.core.policy.Restriction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Words about a page's bars come late, twice and in any order.
class PageBarsIT {

    private static final Instant NINE = Instant.parse("2022-08-03T09:00:00Z");
    private static final Instant TEN = NINE.plus(Duration.ofHours(1));
    private static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));
    private static final Duration INSTANT = Duration.ofMillis(1);

    private Database database;
    private long workspace;
    private long page;

    @BeforeEach
    void connectAPage() {
        database = Databases.fresh();
        database.inTransaction(t -> {
            workspace = t.workspaces().create("Bakery");
            long app = t.apps().create(workspace, "77", "App", "secret", "verify");
            page = t.pages()
                    .connect(
                            new Page.Connection(workspace, app, "1001", "Page", "access", NINE),
                            new Page.Settings(
                                    "PL",
                                    ZoneId.of("Europe/Warsaw"),
                                    "messenger-2022",
                                    null,
                                    null,
                                    Set.of("stop"),
                                    Set.of("start"),
                                    null))
                    .orElseThrow();
            return true;
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void tell(Consumer<PageBars> word) {
        database.inTransaction(t -> {
            word.accept(t.pageBars());
            return true;
        });
    }

    private Page page() {
        return database.inTransaction(t -> t.pages().find(workspace, page).orElseThrow());
    }

    private void assertFree() {
        assertThat(page().restriction()).isEqualTo(Restriction.NONE);
        assertThat(page().restrictedAt()).isNull();
        assertThat(page().trialFrom()).isNull();
    }

    private void assertBarred(Restriction restriction, Instant at, Instant trial) {
        assertThat(page().restriction()).isEqualTo(restriction);
        assertThat(page().restrictedAt()).isEqualTo(at);
        assertThat(page().trialFrom()).isEqualTo(trial);
    }

    @Test
    void keepsABlockWhenALateAnswerBarsRequestsOnly() {
        tell(bars -> bars.blocked(page, NINE));
        tell(bars -> bars.refused(page, Restriction.REQUESTS_BARRED, TEN));

        assertBarred(Restriction.SENDING_BARRED, NINE, null);
    }

    @Test
    void keepsABarOfSendingWhenALaterAnswerBarsRequestsOnly() {
        tell(bars -> bars.refused(page, Restriction.SENDING_BARRED, NINE));
        tell(bars -> bars.refused(page, Restriction.REQUESTS_BARRED, TEN));

        assertBarred(Restriction.SENDING_BARRED, TEN, TEN.plus(Bar.TRIAL_AFTER));
    }

    @Test
    void makesABarOfRequestsStricterWhicheverAnswerIsOlder() {
        tell(bars -> bars.refused(page, Restriction.REQUESTS_BARRED, TEN));
        tell(bars -> bars.refused(page, Restriction.SENDING_BARRED, NINE));

        assertBarred(Restriction.SENDING_BARRED, TEN, TEN.plus(Bar.TRIAL_AFTER));
    }

    @Test
    void ignoresABlockOlderThanAnUnblock() {
        tell(bars -> bars.unblocked(page, TEN));
        tell(bars -> bars.blocked(page, TEN.minus(INSTANT)));
        assertFree();

        tell(bars -> bars.blocked(page, TEN));
        assertBarred(Restriction.SENDING_BARRED, TEN, null);
    }

    @Test
    void ignoresARefusalOlderThanAnUnblock() {
        tell(bars -> bars.unblocked(page, TEN));
        tell(bars -> bars.refused(page, Restriction.SENDING_BARRED, TEN.minus(INSTANT)));
        assertFree();

        tell(bars -> bars.refused(page, Restriction.SENDING_BARRED, TEN));
        assertBarred(Restriction.SENDING_BARRED, TEN, TEN.plus(Bar.TRIAL_AFTER));
    }

    @Test
    void ignoresAnUnblockOlderThanTheBlock() {
        tell(bars -> bars.blocked(page, TEN));
        tell(bars -> bars.unblocked(page, TEN.minus(INSTANT)));
        assertBarred(Restriction.SENDING_BARRED, TEN, null);

        tell(bars -> bars.unblocked(page, TEN));
        assertFree();
    }

    @Test
    void isLiftedByTheOperatorWhateverWasSaidBefore() {
        tell(bars -> bars.blocked(page, ELEVEN));
        tell(bars -> bars.lifted(page, TEN));
        assertFree();

        tell(bars -> bars.blocked(page, ELEVEN.minus(INSTANT)));
        assertFree();
    }

    @Test
    void isNotOpenToTrialOnceABlockFollowsARefusal() {
        tell(bars -> bars.refused(page, Restriction.SENDING_BARRED, NINE));
        tell(bars -> bars.blocked(page, TEN));

        assertBarred(Restriction.SENDING_BARRED, TEN, null);
    }

    @Test
    void keepsTheNewestOfTwoRefusals() {
        tell(bars -> bars.refused(page, Restriction.SENDING_BARRED, TEN));
        long version = page().catalogVersion();
        tell(bars -> bars.refused(page, Restriction.SENDING_BARRED, NINE));

        assertBarred(Restriction.SENDING_BARRED, TEN, TEN.plus(Bar.TRIAL_AFTER));
        assertThat(page().catalogVersion()).isEqualTo(version);
    }

    @Test
    void giveTheTurnToOneRowAndHearOnlyIt() {
        Instant trial = NINE.plus(Bar.TRIAL_AFTER);
        tell(bars -> bars.refused(page, Restriction.SENDING_BARRED, NINE));
        assertThat(take("first", trial.minus(INSTANT))).isFalse();
        assertThat(take("first", trial)).isTrue();
        assertThat(take("second", trial)).isFalse();

        tell(bars -> bars.passed(page, List.of("second"), trial));
        assertBarred(Restriction.SENDING_BARRED, NINE, trial.plus(Bar.TRIAL_AFTER));
        tell(bars -> bars.passed(page, List.of("first"), trial));
        assertFree();
    }

    @Test
    void giveTheTurnToTheNextWhenTheFirstSaysNothing() {
        Instant trial = NINE.plus(Bar.TRIAL_AFTER);
        tell(bars -> bars.refused(page, Restriction.REQUESTS_BARRED, NINE));
        take("first", trial);

        tell(bars -> bars.undecided(page, "first", trial.plusSeconds(1)));

        assertThat(take("second", trial)).isFalse();
        assertThat(take("second", trial.plusSeconds(1))).isTrue();
    }

    private boolean take(String row, Instant now) {
        return database.inTransaction(t -> t.pageBars().takeTrial(page, row, now));
    }
}
