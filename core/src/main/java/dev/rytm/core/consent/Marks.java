package dev.rytm.core.consent;

import dev.rytm.core.contact.ConsentMark;
import dev.rytm.core.contact.ConsentMark.Kind;
import java.util.ArrayList;
import java.util.List;

/// The marks of a consent, kept in order and few.
///
/// Whatever the order of arrival, the same events leave the same marks. An opt-in makes all that lies before
/// it irrelevant; of stops and resumes in a row only the last one matters.
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
        for (int i = 0; i < all.size(); i++) {
            boolean overtaken = i + 1 < all.size() && isSwitch(all.get(i)) && isSwitch(all.get(i + 1));
            if (!overtaken) {
                kept.add(all.get(i));
            }
        }
        return kept;
    }

    private static boolean isSwitch(ConsentMark mark) {
        return mark.kind() == Kind.STOPPED || mark.kind() == Kind.RESUMED;
    }
}
