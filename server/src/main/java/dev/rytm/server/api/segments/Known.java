package dev.rytm.server.api.segments;

import static java.util.stream.Collectors.toSet;

import dev.rytm.core.flow.Condition;
import dev.rytm.core.segment.SegmentCheck;
import dev.rytm.core.segment.SegmentProblem;
import dev.rytm.server.api.Checks;
import dev.rytm.store.Transaction;

/// What a page has that a condition may name.
final class Known {

    private Known() {}

    static SegmentCheck.Known of(Transaction transaction, long pageId) {
        return new SegmentCheck.Known(
                transaction.topics().list(pageId).stream()
                        .map(stored -> stored.topic().id())
                        .collect(toSet()),
                transaction.sequences().list(pageId).stream()
                        .map(stored -> stored.sequence().id())
                        .collect(toSet()));
    }

    /// Everything that keeps the condition from being asked.
    static Checks problems(Transaction transaction, long pageId, Condition condition) {
        Checks checks = new Checks();
        SegmentCheck.problems(condition, of(transaction, pageId))
                .forEach(problem -> checks.add(pointer(problem), "SegmentProblem." + problem.kind()));
        return checks;
    }

    private static String pointer(SegmentProblem problem) {
        String path = problem.path().replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
        return "/condition" + (path.isEmpty() ? "" : "/" + path);
    }
}
