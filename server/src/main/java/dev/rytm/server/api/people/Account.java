package dev.rytm.server.api.people;

import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.message.SendOutcome.Evidence;
import dev.rytm.server.api.Sentences;
import dev.rytm.store.SendReports.Count;
import dev.rytm.store.SendState;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What became of everything that was planned. Notifications are the account; requests and messages inside the window
/// have lines of their own.
record Account(Sum notifications, Sum requests, Sum messages) {

    private static final Set<SendState> UNDER_WAY = EnumSet.of(SendState.DUE, SendState.CLAIMED, SendState.SENDING);

    /// `planned` = `sent` + `refused` + `failed` + `unknown` + `unknownFinal` + `underWay`, always. `unknown` may still
    /// be found out, `unknownFinal` not. `proof` splits `sent`, `why` splits `refused` and `failed`.
    record Sum(
            long planned,
            long sent,
            long refused,
            long failed,
            long unknown,
            long unknownFinal,
            long underWay,
            Proof proof,
            List<Why> why) {

        Sum {
            why = List.copyOf(why);
            if (planned != sent + refused + failed + unknown + unknownFinal + underWay || sent != proof.sum()) {
                throw new IllegalStateException("the account does not add up: " + planned + " planned");
            }
        }
    }

    /// How we know that Meta took what was sent: its answer; or, after a lost answer, its echo, the token's next
    /// time, or its refusal of a repeat.
    record Proof(long answer, long echo, long token, long cooldown) {

        private static Proof of(List<Count> counts) {
            return new Proof(
                    sent(counts, Evidence.ANSWER),
                    sent(counts, Evidence.ECHO),
                    sent(counts, Evidence.TOKEN),
                    sent(counts, Evidence.COOLDOWN));
        }

        private static long sent(List<Count> counts, Evidence evidence) {
            return counts.stream()
                    .filter(count -> count.evidence() == evidence)
                    .mapToLong(Count::sends)
                    .sum();
        }

        private long sum() {
            return answer + echo + token + cooldown;
        }
    }

    /// So many for the same cause: a reason of the policy, or an error code of Meta.
    record Why(@Nullable String reason, @Nullable Integer code, String sentence, long sends) {}

    static Account of(List<Count> counts, Locale language) {
        return new Account(
                sum(counts, Kind.NOTIFICATION, language),
                sum(counts, Kind.OPT_IN_REQUEST, language),
                sum(counts, Kind.MESSAGE, language));
    }

    private static Sum sum(List<Count> all, Kind kind, Locale language) {
        List<Count> counts = all.stream().filter(count -> count.kind() == kind).toList();
        return new Sum(
                counts.stream().mapToLong(Count::sends).sum(),
                sends(counts, EnumSet.of(SendState.SENT)),
                sends(counts, EnumSet.of(SendState.REFUSED)),
                sends(counts, EnumSet.of(SendState.FAILED)),
                sends(counts, EnumSet.of(SendState.UNKNOWN)),
                sends(counts, EnumSet.of(SendState.UNKNOWN_FINAL)),
                sends(counts, UNDER_WAY),
                Proof.of(counts),
                counts.stream()
                        .filter(count -> count.state() == SendState.REFUSED || count.state() == SendState.FAILED)
                        .map(count -> why(count, language))
                        .toList());
    }

    private static long sends(List<Count> counts, Set<SendState> states) {
        return counts.stream()
                .filter(count -> states.contains(count.state()))
                .mapToLong(Count::sends)
                .sum();
    }

    private static Why why(Count count, Locale language) {
        String key = "Reason." + count.reason();
        String sentence = count.reason() != null && Sentences.has(language, key)
                ? Sentences.of(language, key)
                : SendRoutes.state(count.state(), count.code(), language);
        return new Why(count.reason(), count.code(), sentence, count.sends());
    }
}
