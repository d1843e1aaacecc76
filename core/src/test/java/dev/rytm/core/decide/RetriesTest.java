package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.WEEK_ONE;
import static dev.rytm.core.decide.Authors.WEEK_TWO;
import static dev.rytm.core.decide.Authors.turn;
import static dev.rytm.core.testing.Situation.COURSE;
import static dev.rytm.core.testing.Situation.NEWS;
import static dev.rytm.core.testing.Situation.PACK_2025;
import static dev.rytm.core.testing.Situation.WARSAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.policy.FrequencyCap;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When a daily turn is tried again that was refused beyond its own day.
class RetriesTest {

    private final World world = new World();

    private void agrees(ZoneId zone) {
        world.happens(
                new Event.OptInGranted(world.now, "token", null, "Title of news", Frequency.DAILY, zone, null, false));
    }

    private List<Instant> dues() {
        return world.notifications().stream().map(row -> row.send.dueAt()).toList();
    }

    @Test
    void triesNothingOnDaysThatEndBeforeItIsAllowed() {
        world.authors.topic(NEWS, Frequency.DAILY, WARSAW);
        world.authors.situation.cap = new FrequencyCap(1, 4);
        agrees(WARSAW);
        world.until("2022-08-09T00:00:00Z");

        assertThat(world.turns()).containsExactly("SENT", "FREQUENCY_CAP", "SENT");
        assertThat(dues())
                .containsExactly(
                        Instant.parse("2022-08-04T08:00:00Z"),
                        Instant.parse("2022-08-05T08:00:00Z"),
                        Instant.parse("2022-08-08T08:00:00Z"));
        assertThat(world.notifications().get(1).nextAllowedAt).isEqualTo("2022-08-08T08:00:00Z");
    }

    /// The cooldown ends a moment after the local time, yet the day still has its chance.
    @Test
    void takesTheDayInWhichItIsAllowedAsSoonAsItIs() {
        world.authors.situation.pack = PACK_2025;
        world.authors.topic(NEWS, Frequency.DAILY, WARSAW);
        agrees(WARSAW);
        world.until("2022-08-04T07:59:59Z");
        world.meta = _ -> new SendOutcome.Accepted("mid", SendOutcome.Evidence.ANSWER, world.now.plusMillis(300));
        world.until("2022-08-07T00:00:00Z");

        assertThat(world.turns()).containsExactly("SENT", "COOLDOWN", "SENT");
        assertThat(dues().getLast()).isEqualTo("2022-08-06T08:00:01Z");
    }

    /// A period is used in the zone of then, too: at ten in Warsaw, the day in Honolulu is not over.
    @Test
    void goesOnBehindThePeriodThatWasUsedInAnotherZone() {
        ZoneId honolulu = ZoneId.of("Pacific/Honolulu");
        world.authors.topic(NEWS, Frequency.DAILY, honolulu);
        world.authors.sequence(false, false, turn("first", WEEK_ONE));
        agrees(honolulu);
        world.happens(new Event.EnrolmentAsked(world.now, COURSE, false)).until("2022-08-03T21:00:00Z");
        assertThat(dues()).containsExactly(Instant.parse("2022-08-03T20:00:00Z"));

        agrees(WARSAW);
        world.authors.sequence(false, false, turn("first", WEEK_ONE), turn("second", WEEK_TWO));
        world.happens(new Event.WakeAsked(world.now, COURSE));

        assertThat(world.enrolment().orElseThrow().dueAt()).isEqualTo("2022-08-05T08:00:00Z");
    }
}
