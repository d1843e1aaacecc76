package dev.rytm.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The table `sign_in_attempt`: brakes on guesses.
///
/// Each failure beyond the free ones doubles the wait before the next attempt is heard, up to a limit. Failures
/// leak away one by one, so that slips of months do not add up. An attempt counts as failed until it is told to
/// have succeeded, and those who guess at once are counted one after the other.
public final class SignInAttempts {

    private final Statements statements;

    SignInAttempts(Statements statements) {
        this.statements = statements;
    }

    /// What is counted: an account, an address, all together.
    ///
    /// @param free how many failures cost no wait
    /// @param longest the longest wait
    /// @param leak how long one failure is remembered
    public record Brake(String subject, int free, Duration longest, Duration leak) {

        public static Brake ofAccount(String email) {
            return new Brake(
                    "account " + Secret.hashText(Members.normalised(email)),
                    5,
                    Duration.ofMinutes(15),
                    Duration.ofHours(1));
        }

        public static Brake ofAddress(String address) {
            return new Brake("address " + Secret.hashText(address), 20, Duration.ofMinutes(15), Duration.ofMinutes(15));
        }

        /// A short wait at most: whoever guesses from everywhere must not lock everybody out.
        public static Brake ofAll() {
            return new Brake("all", 100, Duration.ofSeconds(10), Duration.ofSeconds(10));
        }

        int failuresAfter(int before, Duration since) {
            long leaked = since.isNegative() ? 0 : since.dividedBy(leak);
            return (int) Math.max(0, before - leaked) + 1;
        }

        Duration waitAfter(int failures) {
            if (failures <= free) {
                return Duration.ZERO;
            }
            Duration wait = Duration.ofSeconds(1L << Math.min(failures - free - 1, 30));
            return wait.compareTo(longest) < 0 ? wait : longest;
        }
    }

    private record Count(int failures, Duration since, Duration left) {}

    /// Counts an attempt and returns how long it would have to wait: zero if it may be heard. If it may not, the caller
    /// rolls back, and the attempt was none.
    public Duration begin(List<Brake> brakes) {
        List<Brake> ordered =
                brakes.stream().sorted(Comparator.comparing(Brake::subject)).toList();
        Map<String, Count> counts = locked(ordered);
        Duration wait = counts.values().stream()
                .map(Count::left)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        if (wait.isZero()) {
            record(ordered, counts);
        }
        return wait;
    }

    /// In one order for all, so that nobody waits in a circle.
    private Map<String, Count> locked(List<Brake> ordered) {
        String[] subjects = ordered.stream().map(Brake::subject).toArray(String[]::new);
        statements.update("""
                insert into sign_in_attempt (subject, failures, last_at, free_at)
                select subject, 0, clock_timestamp(), clock_timestamp() from unnest(?::text[]) as given (subject)
                on conflict (subject) do nothing
                """, (Object) subjects);
        Map<String, Count> counts = new TreeMap<>();
        statements.list(
                """
                        select subject, failures,
                               floor(extract(epoch from clock_timestamp() - last_at) * 1000)::bigint as since,
                               greatest(0, ceil(extract(epoch from free_at - clock_timestamp()) * 1000))::bigint as wait
                          from sign_in_attempt where subject = any (?::text[]) order by subject for update
                        """,
                row -> counts.put(
                        row.text("subject"),
                        new Count(
                                row.integer("failures"),
                                Duration.ofMillis(row.number("since")),
                                Duration.ofMillis(row.number("wait")))),
                (Object) subjects);
        return counts;
    }

    private void record(List<Brake> brakes, Map<String, Count> counts) {
        List<String> subjects = new ArrayList<>();
        List<Integer> failures = new ArrayList<>();
        List<Long> waits = new ArrayList<>();
        for (Brake brake : brakes) {
            Count count = counts.getOrDefault(brake.subject(), new Count(0, Duration.ZERO, Duration.ZERO));
            int now = brake.failuresAfter(count.failures(), count.since());
            subjects.add(brake.subject());
            failures.add(now);
            waits.add(brake.waitAfter(now).toMillis());
        }
        statements.update(
                """
                update sign_in_attempt a
                   set failures = g.failures, last_at = clock_timestamp(),
                       free_at = clock_timestamp() + g.wait * interval '1 millisecond'
                  from unnest(?::text[], ?::int[], ?::bigint[]) as g (subject, failures, wait)
                 where a.subject = g.subject
                """, subjects.toArray(String[]::new), failures.toArray(Integer[]::new), waits.toArray(Long[]::new));
    }

    /// It was no guess: the account's count begins anew, the others are given back what this attempt cost them.
    /// What was forgotten long ago is cleared away.
    public void succeeded(Brake account, List<Brake> others) {
        statements.update(
                "delete from sign_in_attempt where subject = ? or last_at < clock_timestamp() - interval '2 days'",
                account.subject());
        statements.update("""
                update sign_in_attempt set failures = greatest(0, failures - 1), free_at = clock_timestamp()
                 where subject = any (?::text[])
                """, (Object) others.stream().map(Brake::subject).toArray(String[]::new));
    }
}
