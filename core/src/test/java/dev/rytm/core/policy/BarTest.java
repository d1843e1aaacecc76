package dev.rytm.core.policy;

import static dev.rytm.core.testing.Situation.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.TopicId;
import dev.rytm.core.policy.Attempt.Notification;
import dev.rytm.core.policy.Attempt.Ordinary;
import dev.rytm.core.policy.Attempt.Request;
import dev.rytm.core.policy.Verdict.Allowed;
import dev.rytm.core.policy.Verdict.Refused;
import dev.rytm.core.testing.Situation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who may try a bar, from 24 hours after the refusal that told it.
class BarTest {

    private static final Instant REFUSED = Instant.parse("2022-11-15T12:00:00Z");
    private static final Instant TRIAL = REFUSED.plus(Bar.TRIAL_AFTER);
    private static final Refused NO = new Refused(Reason.PAGE_RESTRICTED, null);

    private final Situation person = new Situation();

    private static List<Attempt> attempts(@Nullable String own) {
        return List.of(
                new Request(own, new TopicId("new"), "New", "New"),
                new Notification(own, NEWS, null, null),
                new Ordinary(own, null));
    }

    private Stream<Verdict> verdicts(Bar bar, @Nullable String own, Instant now) {
        person.bar = bar;
        person.lastInteractionAt = now.minusSeconds(60);
        return attempts(own).stream().map(attempt -> person.judge(attempt, now));
    }

    @Test
    void refusesAnInstantBefore24HoursAfterTheRefusal() {
        Bar bar = new Bar(Restriction.SENDING_BARRED, TRIAL, null);

        assertThat(verdicts(bar, null, TRIAL.minusMillis(1))).containsOnly(NO);
    }

    @Test
    void allowsAtExactly24HoursAfterTheRefusal() {
        Bar bar = new Bar(Restriction.SENDING_BARRED, TRIAL, null);

        assertThat(verdicts(bar, null, TRIAL)).containsOnly(new Allowed());
    }

    @Test
    void refusesAllOthersWhileOneTries() {
        Bar bar = new Bar(Restriction.SENDING_BARRED, TRIAL, null).triedBy("mine", TRIAL);

        assertThat(verdicts(bar, "mine", TRIAL)).containsOnly(new Allowed());
        assertThat(verdicts(bar, "other", TRIAL)).containsOnly(NO);
        assertThat(verdicts(bar, null, TRIAL)).containsOnly(NO);
    }

    @Test
    void allowsTheNextOne24HoursAfterATrialThatNobodyKnowsTheOutcomeOf() {
        Bar bar = new Bar(Restriction.SENDING_BARRED, TRIAL, null).triedBy("mine", TRIAL);
        Instant next = TRIAL.plus(Bar.TRIAL_AFTER);

        assertThat(verdicts(bar, "other", next.minusMillis(1))).containsOnly(NO);
        assertThat(verdicts(bar, "other", next)).containsOnly(new Allowed());
    }

    @Test
    void letsNobodyTryABlockForThePagesPolicy() {
        Bar bar = new Bar(Restriction.SENDING_BARRED, null, null);

        assertThat(verdicts(bar, "mine", TRIAL.plusSeconds(1_000_000))).containsOnly(NO);
    }

    @Test
    void letsOnlyARequestTryABarOfRequests() {
        Bar bar = new Bar(Restriction.REQUESTS_BARRED, TRIAL, null);

        assertThat(verdicts(bar, null, TRIAL.minusMillis(1))).containsExactly(NO, new Allowed(), new Allowed());
        assertThat(verdicts(bar, null, TRIAL)).containsOnly(new Allowed());
    }
}
