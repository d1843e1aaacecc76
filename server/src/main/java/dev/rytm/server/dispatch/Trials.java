package dev.rytm.server.dispatch;

import dev.rytm.messenger.graph.Answer;
import dev.rytm.store.PageBars;
import java.time.Instant;
import java.util.List;

/// What the answer to a call that tried a page's bar says about the bar. A refusal that renews the bar is told with all
/// other news of pages; while nobody knows the outcome, nothing else may try.
final class Trials {

    private Trials() {}

    static void tell(PageBars bars, Order order, Answer answer, Instant at) {
        if (!order.trial()) {
            return;
        }
        long page = order.pageId();
        String row = order.key().id();
        switch (answer) {
            case Answer.Accepted _ -> bars.passed(page, List.of(row), at);
            case Answer.NotSent _ -> bars.undecided(page, row, at);
            case Answer.Unknown _ -> {}
            case Answer.Rejected rejected -> {
                switch (rejected.rejection()) {
                    case SENDING_BARRED, REQUESTS_BARRED -> {}
                    case TOO_EARLY -> {
                        // To a probe it means that the first attempt, the trial, was accepted.
                        if (order.isProbe()) {
                            bars.passed(page, List.of(row), at);
                        } else {
                            bars.undecided(page, row, at);
                        }
                    }
                    case NOTIFICATIONS_STOPPED,
                            TOKEN_INVALID,
                            TOKEN_EXPIRED,
                            REQUEST_LIMIT,
                            TOPIC_ASKED,
                            WINDOW_CLOSED,
                            UNREACHABLE,
                            UNREACHABLE_FOR_NOW,
                            CONFIGURATION,
                            THROTTLED,
                            TRANSIENT,
                            CONTENT,
                            UNEXPLAINED -> bars.undecided(page, row, at);
                }
            }
        }
    }
}
