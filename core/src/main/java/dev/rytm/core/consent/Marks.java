package dev.rytm.core.consent;

import dev.rytm.core.contact.ConsentMark;
import dev.rytm.core.contact.ConsentMark.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The marks of a consent, kept in order and few.
///
/// Whatever the order of arrival, the same events leave the same marks. An opt-in makes all that lies before
/// it irrelevant; of stops and resumes in a row few matter.
final class Marks {

    private Marks() {}

    static List<ConsentMark> with(List<ConsentMark> marks, ConsentMark mark) {
        if (marks.stream().anyMatch(mark::repeats) || isOutdated(marks, mark)) {
            return marks;
        }
        List<ConsentMark> all = new ArrayList<>(marks);
        all.add(mark);
        all.sort(null);
        return withoutRuns(sinceLastOptIn(mark.agrees() ? withoutRefuted(all, mark) : all));
    }

    private static boolean isOutdated(List<ConsentMark> marks, ConsentMark mark) {
        return marks.stream().anyMatch(it -> it.kind() == Kind.OPTED_IN && it.compareTo(mark) > 0);
    }

    /// Drops the lapse that came true only because `agreement` was not yet known: the one that follows it
    /// with no other agreement between.
    private static List<ConsentMark> withoutRefuted(List<ConsentMark> all, ConsentMark agreement) {
        List<ConsentMark> kept = new ArrayList<>();
        ConsentMark latest = null;
        for (ConsentMark mark : all) {
            latest = mark.agrees() ? mark : latest;
            if (mark.kind() != Kind.LAPSED || !agreement.equals(latest)) {
                kept.add(mark);
            }
        }
        return kept;
    }

    private static List<ConsentMark> sinceLastOptIn(List<ConsentMark> all) {
        for (int last = all.size() - 1; last > 0; last--) {
            if (all.get(last).kind() == Kind.OPTED_IN) {
                return all.subList(last, all.size());
            }
        }
        return all;
    }

    private static List<ConsentMark> withoutRuns(List<ConsentMark> all) {
        List<ConsentMark> kept = new ArrayList<>();
        List<ConsentMark> run = new ArrayList<>();
        for (ConsentMark mark : all) {
            if (mark.switches()) {
                run.add(mark);
            } else {
                kept.addAll(telling(run));
                run.clear();
                kept.add(mark);
            }
        }
        kept.addAll(telling(run));
        return kept;
    }

    /// Of stops and resumes in a row: Meta's last, the last of ours after it (what we did before it counts no more:
    /// a resume at Meta takes it back, and only such a resume undoes a stop at Meta); and before each of these that
    /// resumes, the stop that it took back.
    private static List<ConsentMark> telling(List<ConsentMark> run) {
        List<ConsentMark> told = new ArrayList<>();
        int metas = last(run, run.size(), mark -> !mark.here());
        if (metas >= 0) {
            addWithStop(told, run, 0, metas);
        }
        int ours = last(run, run.size(), ConsentMark::here);
        if (ours > metas) {
            addWithStop(told, run, metas + 1, ours);
        }
        return told;
    }

    private static void addWithStop(List<ConsentMark> told, List<ConsentMark> run, int from, int at) {
        int stop = run.get(at).stops() ? -1 : last(run, at, ConsentMark::stops);
        if (stop >= from) {
            told.add(run.get(stop));
        }
        told.add(run.get(at));
    }

    /// Where the last such mark before `end` stands; -1 if nowhere.
    private static int last(List<ConsentMark> run, int end, Predicate<ConsentMark> wanted) {
        for (int i = end - 1; i >= 0; i--) {
            if (wanted.test(run.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
