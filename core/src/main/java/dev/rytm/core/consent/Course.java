package dev.rytm.core.consent;

import dev.rytm.core.contact.ConsentMark;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.policy.RulePack;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the marks of a consent, taken in the order of their timestamps, lead under a rule pack.
///
/// Nobody agreed as long as `optedInAt` is absent: we heard of a stop or a resume of a consent that we do not
/// know, and hold it as stopped. A running consent is STOPPED as long as anybody holds it so, see [Halt].
/// `wording` is the version shown at the latest agreement that named one.
record Course(
        ConsentStatus status,
        Halt halt,
        @Nullable Instant optedInAt,
        ZoneId zone,
        @Nullable Instant expiresAt,
        @Nullable Integer wording) {

    static Course of(List<ConsentMark> marks, Frequency frequency, RulePack pack, ZoneId zoneOfTopic) {
        Course course = unheard(zoneOfTopic);
        for (ConsentMark mark : marks) {
            course = course.expiredBy(mark.at()).after(mark, frequency, pack);
        }
        return course;
    }

    /// The marks without lapses that ended nothing, because the consent turned out to have ended before.
    static List<ConsentMark> withoutIdleLapses(
            List<ConsentMark> marks, Frequency frequency, RulePack pack, ZoneId zoneOfTopic) {
        List<ConsentMark> kept = new ArrayList<>();
        Course course = unheard(zoneOfTopic);
        for (ConsentMark mark : marks) {
            if (mark.kind() != ConsentMark.Kind.LAPSED || course.isRunning()) {
                kept.add(mark);
            }
            course = course.expiredBy(mark.at()).after(mark, frequency, pack);
        }
        return kept;
    }

    private static Course unheard(ZoneId zoneOfTopic) {
        return new Course(ConsentStatus.STOPPED, Halt.NONE, null, zoneOfTopic, null, null);
    }

    private Course after(ConsentMark mark, Frequency frequency, RulePack pack) {
        return switch (mark.kind()) {
            case OPTED_IN -> agreed(mark, frequency, pack);
            case REFRESHED -> isRunning() ? extended(mark, frequency, pack) : agreed(mark, frequency, pack);
            case STOPPED, STOPPED_HERE, RESUMED, RESUMED_HERE -> switched(halt.after(mark));
            case REVOKED -> isRunning() ? in(ConsentStatus.REVOKED) : this;
            case EXPIRED, LAPSED -> isRunning() ? endedAt(mark.at()) : this;
        };
    }

    /// STOPPED ones expire too.
    private Course expiredBy(Instant at) {
        return isRunning() && expiresAt != null && !at.isBefore(expiresAt) ? in(ConsentStatus.EXPIRED) : this;
    }

    private boolean isRunning() {
        return optedInAt != null && (status == ConsentStatus.ACTIVE || status == ConsentStatus.STOPPED);
    }

    private Course agreed(ConsentMark mark, Frequency frequency, RulePack pack) {
        ZoneId given = Objects.requireNonNullElse(mark.zone(), zone);
        Instant end = Expiry.of(mark, given, pack, frequency);
        return new Course(ConsentStatus.ACTIVE, Halt.NONE, mark.at(), given, end, mark.wording());
    }

    /// A stop stays a stop; only the end moves, and never towards us unless Meta says so.
    private Course extended(ConsentMark mark, Frequency frequency, RulePack pack) {
        Instant end = Expiry.of(mark, zone, pack, frequency);
        boolean shortens = end != null && expiresAt != null && mark.expiresAt() == null && end.isBefore(expiresAt);
        Integer shown = mark.wording() == null ? wording : mark.wording();
        return new Course(status, halt, optedInAt, zone, shortens ? expiresAt : end, shown);
    }

    /// What nobody agreed to stays stopped. What has ended stays ended.
    private Course switched(Halt next) {
        if (optedInAt == null) {
            Halt told = next.leaving(next.isHeld() ? Trace.STOPPED : Trace.NONE);
            return new Course(status, told, null, zone, null, null);
        }
        if (!isRunning() || next.isHeld() == halt.isHeld()) {
            return isRunning() ? new Course(status, next, optedInAt, zone, expiresAt, wording) : this;
        }
        Halt left = next.leaving(next.isHeld() ? Trace.STOPPED : Trace.RESUMED);
        ConsentStatus turned = next.isHeld() ? ConsentStatus.STOPPED : ConsentStatus.ACTIVE;
        return new Course(turned, left, optedInAt, zone, expiresAt, wording);
    }

    private Course endedAt(Instant at) {
        Instant end = expiresAt == null || at.isBefore(expiresAt) ? at : expiresAt;
        return new Course(ConsentStatus.EXPIRED, halt, optedInAt, zone, end, wording);
    }

    private Course in(ConsentStatus next) {
        return new Course(next, halt, optedInAt, zone, expiresAt, wording);
    }
}
