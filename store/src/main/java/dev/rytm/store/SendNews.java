package dev.rytm.store;

import dev.rytm.core.message.SendOutcome;

/// How the end of a send is told to its person's inbox: once for each attempt and kind of end, however often it is
/// written.
final class SendNews {

    private SendNews() {}

    static Arrival arrival(Outbox.Ending ending) {
        String name = "send|" + ending.event().sendId() + "|" + ending.attempt() + "|"
                + word(ending.event().outcome());
        return Arrival.named(ending.contact(), name, ending.event());
    }

    private static String word(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted _ -> "accepted";
            case SendOutcome.Refused _ -> "refused";
            case SendOutcome.Failed _ -> "failed";
            case SendOutcome.Unknown _ -> "unknown";
            case SendOutcome.UnknownForGood _ -> "unknown-for-good";
        };
    }
}
