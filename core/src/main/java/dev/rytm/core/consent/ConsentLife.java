package dev.rytm.core.consent;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentMark;
import dev.rytm.core.contact.ConsentMark.Kind;
import dev.rytm.core.contact.ConsentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a consent starts, stops, resumes, is refreshed, expires and is revoked.
///
/// Every event becomes a mark with its own timestamp, and the state follows from the marks in the order of
/// their timestamps: repeats and late arrivals lead where the right order would have led. Of one instant the
/// stop wins.
public final class ConsentLife {

    private ConsentLife() {}

    /// The person agreed: any state becomes ACTIVE with this token and its end, unless something newer is
    /// known.
    public static Transition optIn(@Nullable Consent current, Matter matter, Grant grant) {
        return agree(current, matter, grant, Kind.OPTED_IN);
    }

    /// The person chose to continue: the end moves, a stop stays. Without a running consent it is an
    /// opt-in, and its change says so.
    public static Transition refresh(@Nullable Consent current, Matter matter, Grant grant) {
        return agree(current, matter, grant, Kind.REFRESHED);
    }

    /// Stopped or resumed, at Meta or on our side, as the mark says. A resume acts on a stopped consent that has not
    /// expired; what Meta holds as stopped stays so until it is resumed there.
    public static Transition switched(Consent current, Matter matter, ConsentMark mark) {
        return after(current, matter, mark, current.token());
    }

    /// Whether the mark would change nothing any more.
    public static boolean isIdle(Consent current, ConsentMark mark) {
        return Marks.with(current.marks(), mark).equals(current.marks());
    }

    /// Meta's answer to the attempt begun at `at` called the token invalid.
    public static Transition revoke(Consent current, Matter matter, Instant at) {
        return after(current, matter, ConsentMark.of(at, Kind.REVOKED), current.token());
    }

    /// Meta's answer to the attempt begun at `at` called the token expired.
    public static Transition expire(Consent current, Matter matter, Instant at) {
        return after(current, matter, ConsentMark.of(at, Kind.EXPIRED), current.token());
    }

    /// Writes down that the consent's end has come; empty if it has not, or was written down before.
    public static Optional<Transition> lapse(Consent current, Matter matter, Instant now) {
        Instant end = current.expiresAt();
        if (end == null || now.isBefore(end) || !isRunning(current)) {
            return Optional.empty();
        }
        return Optional.of(after(current, matter, ConsentMark.of(end, Kind.LAPSED), current.token()));
    }

    /// A consent of which we know nothing but that it exists: a stop or a resume told us its token. It
    /// counts as stopped until we hear of an opt-in. Hand it to `switched`.
    public static Consent unheard(Topic topic, String token, Instant at) {
        return new Consent(
                topic.id(),
                token,
                topic.frequency(),
                topic.zone(),
                at,
                null,
                ConsentStatus.STOPPED,
                at,
                null,
                List.of());
    }

    /// Moves the end of a consent to where the matter's rule pack puts it; empty if it is there already. Only
    /// ACTIVE and STOPPED ones move. One whose end had come is written down as EXPIRED instead, so that going over
    /// wakes nobody; so is one whose new end has passed.
    public static Optional<Transition> underPack(Consent consent, Matter matter, Instant now) {
        Course course = Course.of(consent.marks(), consent.frequency(), matter.pack(), consent.zone());
        boolean stays = course.optedInAt() == null || Objects.equals(course.expiresAt(), consent.expiresAt());
        if (!isRunning(consent) || stays) {
            return Optional.empty();
        }
        Consent moved = withEnd(consent, course.expiresAt());
        return lapse(consent, matter, now)
                .or(() -> lapse(moved, matter, now))
                .or(() -> Optional.of(new Transition(
                        moved,
                        List.of(ChangeLines.moved(matter, moved, course, now)),
                        course.halt().trace(),
                        false,
                        false)));
    }

    private static Consent withEnd(Consent consent, @Nullable Instant end) {
        return new Consent(
                consent.topic(),
                consent.token(),
                consent.frequency(),
                consent.zone(),
                consent.optedInAt(),
                end,
                consent.status(),
                consent.changedAt(),
                consent.nextEligibleAt(),
                consent.marks());
    }

    private static boolean isRunning(Consent consent) {
        return consent.status() == ConsentStatus.ACTIVE || consent.status() == ConsentStatus.STOPPED;
    }

    private static Transition agree(@Nullable Consent current, Matter matter, Grant grant, Kind kind) {
        Consent before = current == null ? unheard(matter.topic(), grant.token(), grant.at()) : current;
        ConsentMark mark =
                new ConsentMark(grant.at(), grant.timestamp(), kind, grant.zone(), grant.expiresAt(), grant.wording());
        boolean newest = before.marks().stream().noneMatch(it -> it.agrees() && it.compareTo(mark) >= 0);
        return after(before, matter, mark, newest ? grant.token() : before.token());
    }

    private static Transition after(Consent before, Matter matter, ConsentMark mark, String token) {
        Optional<Transition> lapse = mark.kind() == Kind.LAPSED ? Optional.empty() : lapse(before, matter, mark.at());
        if (lapse.isPresent()) {
            Transition rest = after(lapse.get().next(), matter, mark, token);
            return joined(lapse.get(), rest);
        }
        Topic topic = matter.topic();
        List<ConsentMark> marks = Marks.with(before.marks(), mark);
        Course course = Course.of(marks, topic.frequency(), matter.pack(), topic.zone());
        Instant end = course.expiresAt();
        List<ConsentMark> ended = course.status() == ConsentStatus.EXPIRED && end != null
                ? Marks.with(marks, ConsentMark.of(end, Kind.LAPSED))
                : marks;
        List<ConsentMark> kept = Course.withoutIdleLapses(ended, topic.frequency(), matter.pack(), topic.zone());
        Instant changedAt = kept.getLast().at();
        Consent next = new Consent(
                before.topic(),
                token,
                topic.frequency(),
                course.zone(),
                Objects.requireNonNullElse(course.optedInAt(), changedAt),
                end,
                course.status(),
                changedAt,
                token.equals(before.token()) ? before.nextEligibleAt() : null,
                kept);
        Course earlier = Course.of(before.marks(), topic.frequency(), matter.pack(), topic.zone());
        return new Transition(
                next,
                ChangeLines.of(before, matter, mark, next, course),
                course.halt().trace(),
                course.halt().trace() != earlier.halt().trace(),
                course.optedInAt() != null && !course.optedInAt().equals(earlier.optedInAt()));
    }

    private static Transition joined(Transition first, Transition second) {
        return new Transition(
                second.next(),
                Stream.concat(first.changes().stream(), second.changes().stream())
                        .toList(),
                second.trace(),
                first.turned() || second.turned(),
                first.agreedAnew() || second.agreedAnew());
    }
}
