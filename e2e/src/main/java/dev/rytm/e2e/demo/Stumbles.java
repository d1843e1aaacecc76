package dev.rytm.e2e.demo;

import dev.rytm.sandbox.fault.CallFault;
import dev.rytm.sandbox.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// When Meta stumbles, and how: over the whole run one call in a hundred goes wrong, in equal shares of each kind.
///
/// They go wrong in spells, as at Meta: the mornings of some sending days, the first while people still find the page
/// and are asked. What is left open holds the clock for machine times (deadline, quiet time), so that faults strewn
/// evenly would cost a minute of waiting one after the other, and would never meet each other.
final class Stumbles {

    private static final Instant FIRST = Instant.parse("2022-09-08T00:00:00Z");
    private static final Duration APART = Duration.ofDays(49);
    private static final Duration LENGTH = Duration.ofHours(12);

    /// Of the calls of a spell; about a tenth of all calls fall into one.
    private static final double RATE = 0.025;

    private static final List<CallFault> KINDS = List.of(
            CallFault.TIMEOUT_BEFORE,
            CallFault.TIMEOUT_AFTER,
            CallFault.SERVER_ERROR_BEFORE,
            CallFault.SERVER_ERROR_AFTER);

    private Stumbles() {}

    /// A while in which calls go wrong; `until` is exclusive.
    record Spell(Instant from, Instant until) {}

    /// Those that end before `end`, in order.
    static List<Spell> until(Instant end) {
        return Stream.iterate(FIRST, from -> from.plus(APART))
                .map(from -> new Spell(from, from.plus(LENGTH)))
                .takeWhile(spell -> spell.until().isBefore(end))
                .toList();
    }

    static List<CallFault> kinds() {
        return KINDS;
    }

    static void begin(Faults faults) {
        KINDS.forEach(kind -> faults.rate(kind, RATE));
    }

    static void end(Faults faults) {
        KINDS.forEach(kind -> faults.rate(kind, 0));
    }
}
