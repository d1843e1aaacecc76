package dev.rytm.core.consent;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentMark;
import dev.rytm.core.contact.ConsentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the consent ledger keeps of an event: the event itself, and an end that only the event brought to light.
final class ChangeLines {

    private ChangeLines() {}

    static List<ConsentChange> of(Consent before, Matter matter, ConsentMark mark, Consent next, Course course) {
        List<ConsentChange> lines = new ArrayList<>();
        ConsentChange.Kind kind = kind(mark, course);
        Integer shown = mark.wording() == null ? course.wording() : mark.wording();
        boolean effective = agree(kind, next.status()) && happened(before, mark, next, course);
        lines.add(line(matter, kind, mark.at(), effective, next, shown));
        Instant end = next.expiresAt();
        if (kind != ConsentChange.Kind.EXPIRED
                && next.status() == ConsentStatus.EXPIRED
                && before.status() != ConsentStatus.EXPIRED
                && end != null) {
            lines.add(line(matter, ConsentChange.Kind.EXPIRED, end, true, next, course.wording()));
        }
        return lines;
    }

    /// The page went over to other rules at `at`, and they move the end.
    static ConsentChange moved(Matter matter, Consent next, Course course, Instant at) {
        return line(matter, ConsentChange.Kind.END_MOVED, at, true, next, course.wording());
    }

    private static ConsentChange line(
            Matter matter,
            ConsentChange.Kind kind,
            Instant at,
            boolean effective,
            Consent next,
            @Nullable Integer shown) {
        Topic topic = matter.topic();
        Wording wording = shown == null ? null : topic.wordings().get(shown);
        return new ConsentChange(
                topic.id(), kind, at, effective, topic.frequency(), next.expiresAt(), wording, matter.cause());
    }

    private static ConsentChange.Kind kind(ConsentMark mark, Course course) {
        return switch (mark.kind()) {
            case OPTED_IN -> ConsentChange.Kind.OPTED_IN;
            case REFRESHED ->
                mark.at().equals(course.optedInAt()) ? ConsentChange.Kind.OPTED_IN : ConsentChange.Kind.REFRESHED;
            case STOPPED, STOPPED_HERE -> ConsentChange.Kind.STOPPED;
            case RESUMED, RESUMED_HERE -> ConsentChange.Kind.RESUMED;
            case EXPIRED, LAPSED -> ConsentChange.Kind.EXPIRED;
            case REVOKED -> ConsentChange.Kind.REVOKED;
        };
    }

    /// Whether the consent stands where such an event puts it.
    private static boolean agree(ConsentChange.Kind kind, ConsentStatus status) {
        return switch (kind) {
            case OPTED_IN, RESUMED -> status == ConsentStatus.ACTIVE;
            case REFRESHED -> status == ConsentStatus.ACTIVE || status == ConsentStatus.STOPPED;
            case STOPPED -> status == ConsentStatus.STOPPED;
            case EXPIRED -> status == ConsentStatus.EXPIRED;
            case REVOKED -> status == ConsentStatus.REVOKED;
            case END_MOVED -> status == ConsentStatus.ACTIVE || status == ConsentStatus.STOPPED;
        };
    }

    /// It changed the status, or it is the newest and changed what the consent carries. The first we hear of a
    /// consent may be its stop: that counts, so that nothing begins when its opt-in comes late.
    private static boolean happened(Consent before, ConsentMark mark, Consent next, Course course) {
        boolean firstWord = before.marks().isEmpty() && mark.stops();
        boolean newest = next.marks().getLast().repeats(mark);
        boolean agreedAnew = course.optedInAt() != null && !course.optedInAt().equals(before.optedInAt());
        boolean changed = agreedAnew
                || !next.token().equals(before.token())
                || !Objects.equals(next.expiresAt(), before.expiresAt());
        return next.status() != before.status() || firstWord || (newest && changed);
    }
}
