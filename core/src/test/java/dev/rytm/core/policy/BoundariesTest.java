package dev.rytm.core.policy;

import static dev.rytm.core.policy.Reason.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every row of the tables A, B and C has tests on both sides of its boundary, and no reason is without a row.
class BoundariesTest {

    private static final Set<Reason> ACCESS =
            EnumSet.of(PAGE_RESTRICTED, NOT_SERVED, CONTACT_UNREACHABLE, CONTACT_SUPPRESSED);

    private static final Set<Reason> A = EnumSet.of(
            WINDOW_CLOSED,
            ALREADY_CONSENTED,
            TOPIC_ASKED_THIS_WEEK,
            DUPLICATE_REQUEST,
            DAILY_REQUEST_LIMIT,
            WEEKLY_REQUEST_LIMIT);

    private static final Set<Reason> B = EnumSet.of(
            NO_CONSENT,
            CONSENT_STOPPED,
            CONSENT_REVOKED,
            CONSENT_EXPIRED,
            PERIOD_USED,
            COOLDOWN,
            NOT_YET_ELIGIBLE,
            QUIET_HOURS,
            FREQUENCY_CAP,
            TOO_LATE,
            PAUSED);

    private static final Set<Reason> C = EnumSet.of(WINDOW_CLOSED, TOO_LATE, PAUSED);

    /// Given by flows, never by the policy.
    private static final Set<Reason> OF_FLOWS = EnumSet.of(FLOW_SENT_NOTHING);

    @Test
    void theRowsOfTableAAreTestedOnBothSides() {
        assertBothSides(OptInRequestPolicyTest.class, A);
    }

    @Test
    void theRowsOfTableBAreTestedOnBothSides() {
        assertBothSides(NotificationPolicyTest.class, B);
    }

    @Test
    void theRowsOfTableCAreTestedOnBothSides() {
        assertBothSides(OrdinaryMessagePolicyTest.class, C);
    }

    @Test
    void everyReasonHasARow() {
        Set<Reason> rows =
                Stream.of(ACCESS, A, B, C, OF_FLOWS).flatMap(Set::stream).collect(Collectors.toSet());

        assertThat(rows).containsExactlyInAnyOrder(Reason.values());
    }

    private static void assertBothSides(Class<?> tests, Set<Reason> rows) {
        Reason[] expected = Stream.concat(ACCESS.stream(), rows.stream()).toArray(Reason[]::new);

        assertThat(reasons(tests, Refuses.class, Refuses::value)).containsExactlyInAnyOrder(expected);
        assertThat(reasons(tests, Allows.class, Allows::value)).containsExactlyInAnyOrder(expected);
    }

    private static <A extends Annotation> Set<Reason> reasons(
            Class<?> tests, Class<A> side, Function<A, Reason> reason) {
        List<Method> methods = Arrays.asList(tests.getDeclaredMethods());
        return methods.stream()
                .flatMap(method -> Arrays.stream(method.getAnnotationsByType(side)))
                .map(reason)
                .collect(Collectors.toSet());
    }
}
