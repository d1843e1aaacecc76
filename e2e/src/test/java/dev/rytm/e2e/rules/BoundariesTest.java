package dev.rytm.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Reason;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every row of the tables A, B and C is walked through server and sandbox on both sides of its boundary.
class BoundariesTest {

    private static final Set<Reason> ACCESS = EnumSet.of(
            Reason.PAGE_RESTRICTED, Reason.NOT_SERVED, Reason.CONTACT_UNREACHABLE, Reason.CONTACT_SUPPRESSED);

    private static final Set<Reason> A = EnumSet.of(
            Reason.WINDOW_CLOSED,
            Reason.ALREADY_CONSENTED,
            Reason.TOPIC_ASKED_THIS_WEEK,
            Reason.DUPLICATE_REQUEST,
            Reason.DAILY_REQUEST_LIMIT,
            Reason.WEEKLY_REQUEST_LIMIT);

    private static final Set<Reason> B = EnumSet.of(
            Reason.NO_CONSENT,
            Reason.CONSENT_STOPPED,
            Reason.CONSENT_REVOKED,
            Reason.CONSENT_EXPIRED,
            Reason.PERIOD_USED,
            Reason.COOLDOWN,
            Reason.NOT_YET_ELIGIBLE,
            Reason.QUIET_HOURS,
            Reason.FREQUENCY_CAP,
            Reason.TOO_LATE,
            Reason.PAUSED,
            Reason.FLOW_SENT_NOTHING);

    private static final Set<Reason> C = EnumSet.of(Reason.WINDOW_CLOSED, Reason.TOO_LATE, Reason.PAUSED);

    @Test
    void theRowsOfTableAAreWalkedOnBothSides() {
        assertBothSides(A, RequestBoundariesIT.class);
    }

    @Test
    void theRowsOfTableBAreWalkedOnBothSides() {
        assertBothSides(B, NotificationBoundariesIT.class, NotificationTimesIT.class);
    }

    @Test
    void theRowsOfTableCAreWalkedOnBothSides() {
        assertBothSides(C, MessageBoundariesIT.class);
    }

    @Test
    void everyReasonHasARow() {
        assertThat(Stream.of(ACCESS, A, B, C).flatMap(Set::stream).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Reason.values());
    }

    private static void assertBothSides(Set<Reason> rows, Class<?>... tests) {
        Set<Reason> expected = new TreeSet<>(ACCESS);
        expected.addAll(rows);

        assertThat(reasons(tests, Refuses.class, Refuses::value)).isEqualTo(expected);
        assertThat(reasons(tests, Allows.class, Allows::value)).isEqualTo(expected);
    }

    private static <A extends Annotation> Set<Reason> reasons(
            Class<?>[] tests, Class<A> side, Function<A, Reason> reason) {
        return Arrays.stream(tests)
                .flatMap(test -> Stream.of(test, test.getSuperclass()))
                .map(type -> List.<Method>of(type.getDeclaredMethods()))
                .flatMap(List::stream)
                .flatMap(method -> Arrays.stream(method.getAnnotationsByType(side)))
                .map(reason)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
