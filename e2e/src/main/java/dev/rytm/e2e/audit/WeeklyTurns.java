package dev.rytm.e2e.audit;

import dev.rytm.e2e.audit.ConsentTruth.Change;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calendar of a weekly sequence that enrols on opt-in and repeats: when each person's turns come, told from
/// their taps alone.
///
/// A turn comes at each weekly occurrence of the local time strictly after the opt-in, while the agreement lasts. The
/// first turn after a stop still counts (it is the one that is refused); then turns rest until the person resumes or
/// agrees again.
public record WeeklyTurns(DayOfWeek day, LocalTime time) {

    /// One turn. `week` is the Monday of its ISO week; `live` tells whether the agreement stood unstopped at that
    /// instant.
    public record Turn(String psid, String topic, Instant at, LocalDate week, boolean live) {}

    /// All turns of one person up to `until` (inclusive).
    public List<Turn> of(ConsentTruth truth, Instant until) {
        if (truth.changes().isEmpty()) {
            return List.of();
        }
        List<Turn> turns = new ArrayList<>();
        Walk walk = new Walk(truth);
        LocalDate date = LocalDate.ofInstant(truth.changes().getFirst().at(), truth.zone())
                .with(TemporalAdjusters.previousOrSame(day));
        for (Instant at = at(date, truth.zone());
                !at.isAfter(until);
                date = date.plusWeeks(1), at = at(date, truth.zone())) {
            walk.advanceTo(at);
            if (walk.takesTurn()) {
                LocalDate week = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                turns.add(new Turn(truth.psid(), truth.topic(), at, week, walk.live));
            }
        }
        return turns;
    }

    private Instant at(LocalDate date, ZoneId zone) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    /// Where the person stands while the calendar goes by.
    private static final class Walk {

        private final List<Change> changes;
        private int next;
        private boolean enrolled;
        private boolean resting;
        private boolean live;
        private @Nullable Instant expiresAt;

        Walk(ConsentTruth truth) {
            this.changes = truth.changes();
        }

        /// Takes in every tap before `at`.
        void advanceTo(Instant at) {
            for (; next < changes.size() && changes.get(next).at().isBefore(at); next++) {
                take(changes.get(next));
            }
            if (isOver(at)) {
                enrolled = false;
                live = false;
            }
        }

        private void take(Change change) {
            if (isOver(change.at()) && change.kind() != ConsentTruth.Kind.OPTED_IN) {
                return;
            }
            expiresAt = change.expiresAt();
            switch (change.kind()) {
                case OPTED_IN -> {
                    enrolled = true;
                    live = true;
                    resting = false;
                }
                case RESUMED -> {
                    live = true;
                    resting = false;
                }
                case STOPPED -> live = false;
                case CONTINUED -> {}
            }
        }

        private boolean isOver(Instant at) {
            return expiresAt != null && !at.isBefore(expiresAt);
        }

        /// Whether a turn comes now; the first one after a stop comes, and then they rest.
        boolean takesTurn() {
            if (!enrolled || resting) {
                return false;
            }
            resting = !live;
            return true;
        }
    }
}
