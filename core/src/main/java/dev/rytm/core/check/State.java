package dev.rytm.core.check;

import dev.rytm.core.contact.SendHistory;
import dev.rytm.core.contact.TopicId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What may be true of a person who comes to a step: everything is taken at its worst.
///
/// `asked` are the requests on the way that rules may still count, youngest first. `agreed` are the topics that the
/// person has certainly agreed to, `stopped` those that the flow itself has stopped.
record State(
        Position at,
        Mode mode,
        Elapsed elapsed,
        List<Asked> asked,
        Set<TopicId> agreed,
        Set<TopicId> stopped,
        Start start,
        Trace trace,
        int meetings) {

    State {
        asked = asked.stream()
                .filter(request -> request.ago().compareTo(SendHistory.REQUESTS_KEPT) < 0)
                .sorted(Comparator.comparing(Asked::ago))
                .toList();
        agreed = Set.copyOf(agreed);
        stopped = Set.copyOf(stopped);
    }

    /// Where a state belongs: states at one spot can be compared.
    record Spot(Position at, Mode mode) {}

    Spot spot() {
        return new Spot(at, mode);
    }

    /// Whoever begins a flow so.
    static State of(Start start, Position at, Mode mode, Elapsed elapsed) {
        return new State(
                at, mode, elapsed, List.of(), Set.of(), Set.of(), start, new Trace(at, mode, elapsed, 0, null), 0);
    }

    /// The next step. If time went by since the last visit there, and nothing else, any number of rounds may follow.
    State at(Position next) {
        boolean grows = trace.lastVisit(next, mode, meetings)
                .filter(visit -> elapsed.exceeds(visit.elapsed()))
                .isPresent();
        Elapsed then = grows ? Elapsed.UNKNOWN : elapsed;
        return new State(
                next,
                mode,
                then,
                asked,
                agreed,
                stopped,
                start,
                new Trace(next, mode, then, meetings, trace),
                meetings);
    }

    State in(Mode next) {
        return new State(at, next, elapsed, asked, agreed, stopped, start, trace, meetings);
    }

    /// The window is seen to be open: the person has acted within its `reach`.
    State inWindow(Duration reach) {
        Elapsed within = elapsed.atMost(reach);
        int seen = elapsed.exceeds(within) ? meetings + 1 : meetings;
        return new State(at, mode.meeting(), within, asked, agreed, stopped, start, trace, seen);
    }

    /// The person writes or taps after however long.
    State met(Duration onItsWay) {
        return new State(at, mode.meeting(), new Elapsed(onItsWay), asked, agreed, stopped, start, trace, meetings + 1);
    }

    /// Time passes.
    State after(WaitSpan span) {
        List<Asked> older =
                asked.stream().map(request -> request.plus(span.least())).toList();
        return new State(at, mode, elapsed.plus(span.most()), older, agreed, stopped, start, trace, meetings);
    }

    /// A request went out here. Of one topic only the youngest `most` can matter: with more, it would not have gone.
    State asking(TopicId topic, int most) {
        List<Asked> next = new ArrayList<>(List.of(new Asked(topic, at.place(), Duration.ZERO)));
        next.addAll(asked.stream().filter(old -> !old.topic().equals(topic)).toList());
        next.addAll(asked.stream()
                .filter(old -> old.topic().equals(topic))
                .limit(most - 1L)
                .toList());
        return new State(at, mode, elapsed, next, agreed, stopped, start, trace, meetings);
    }

    State agreed(TopicId topic, boolean certainly) {
        Set<TopicId> next = new HashSet<>(agreed);
        boolean changed = certainly ? next.add(topic) : next.remove(topic);
        return changed ? new State(at, mode, elapsed, asked, next, stopped, start, trace, meetings) : this;
    }

    State having(List<Asked> requests) {
        return new State(at, mode, elapsed, requests, agreed, stopped, start, trace, meetings);
    }

    State stopping(TopicId topic) {
        Set<TopicId> next = new HashSet<>(stopped);
        next.add(topic);
        return new State(at, mode, elapsed, asked, agreed, next, start, trace, meetings).agreed(topic, false);
    }

    /// Whether nothing can be refused after this state that could not be refused after the other.
    boolean isCoveredBy(State other) {
        return !elapsed.exceeds(other.elapsed)
                && other.agreed.containsAll(agreed)
                && other.stopped.containsAll(stopped)
                && topics().allMatch(topic -> isCovered(ages(topic), other.ages(topic)));
    }

    private static boolean isCovered(List<Duration> mine, List<Duration> others) {
        if (mine.size() > others.size()) {
            return false;
        }
        for (int i = 0; i < mine.size(); i++) {
            if (others.get(i).compareTo(mine.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private Stream<TopicId> topics() {
        return asked.stream().map(Asked::topic).distinct();
    }

    private List<Duration> ages(TopicId topic) {
        return asked.stream()
                .filter(request -> request.topic().equals(topic))
                .map(Asked::ago)
                .toList();
    }

    /// One state that covers both; it remembers the way of this one.
    State joined(State other) {
        List<Asked> all = new ArrayList<>();
        Stream.concat(topics(), other.topics()).distinct().forEach(topic -> all.addAll(worse(topic, other)));
        Set<TopicId> allAgreed = new HashSet<>(agreed);
        allAgreed.addAll(other.agreed);
        Set<TopicId> allStopped = new HashSet<>(stopped);
        allStopped.addAll(other.stopped);
        return new State(at, mode, elapsed.hull(other.elapsed), all, allAgreed, allStopped, start, trace, meetings);
    }

    private List<Asked> worse(TopicId topic, State other) {
        List<Asked> mine = asked.stream().filter(it -> it.topic().equals(topic)).toList();
        List<Asked> others =
                other.asked.stream().filter(it -> it.topic().equals(topic)).toList();
        List<Asked> worse = new ArrayList<>();
        for (int i = 0; i < Math.max(mine.size(), others.size()); i++) {
            boolean isMine = i >= others.size()
                    || (i < mine.size()
                            && mine.get(i).ago().compareTo(others.get(i).ago()) <= 0);
            worse.add(isMine ? mine.get(i) : others.get(i));
        }
        return worse;
    }

    /// The worst that can be said of whoever comes here with these requests behind them.
    State atItsWorst() {
        List<Asked> now = asked.stream()
                .map(request -> new Asked(request.topic(), request.place(), Duration.ZERO))
                .toList();
        return new State(at, mode, Elapsed.UNKNOWN, now, agreed, stopped, start, trace, meetings);
    }
}
