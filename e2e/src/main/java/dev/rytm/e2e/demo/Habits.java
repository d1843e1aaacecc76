package dev.rytm.e2e.demo;

import dev.rytm.sandbox.people.Delay;
import dev.rytm.sandbox.people.Persona;
import java.time.Duration;

/// Gives a persona's vague delays one of a few fixed values each.
///
/// Two people then do things at the same instant more often than by chance, which is what presses on a server; and
/// the virtual clock, which stops at every instant at which anything happens, stops less often.
final class Habits {

    private static final int CHOICES = 4;
    private static final Duration MOMENT = Duration.ofMinutes(2);
    private static final Duration HALF_DAY = Duration.ofHours(12);
    private static final int ARRIVALS = 61;
    private static final Duration FIRST_DAYS = Duration.ofDays(10);

    private final int person;
    private int trait;

    private Habits(int person) {
        this.person = person;
    }

    /// The persona as the person of this number lives it.
    static Persona of(Persona persona, int person) {
        return new Habits(person).live(persona);
    }

    private Persona live(Persona persona) {
        Delay first = Delay.of(FIRST_DAYS.dividedBy(ARRIVALS).multipliedBy(person % ARRIVALS));
        Delay again = persona.talking().again();
        Persona.Answering answering = persona.answering();
        Persona.Reacting reacting = persona.reacting();
        Persona.Leaving leaving = persona.leaving();
        return new Persona(
                persona.name(),
                new Persona.Talking(first, again == null ? null : habit(again)),
                new Persona.Answering(
                        answering.accepts(),
                        habit(answering.acceptsAfter()),
                        answering.continues(),
                        habit(answering.continuesAfter())),
                new Persona.Reacting(
                        reacting.reads(),
                        habit(reacting.readsAfter()),
                        reacting.taps(),
                        reacting.replies(),
                        habit(reacting.answersAfter())),
                new Persona.Leaving(
                        leaving.stops(),
                        leaving.stopsAt(),
                        habit(leaving.stopsAfter()),
                        leaving.resumes(),
                        habit(leaving.resumesAfter()),
                        leaving.stopsAgain(),
                        leaving.flipFlops(),
                        leaving.blocks(),
                        leaving.deletes()));
    }

    /// One of four values between the delay's bounds, each trait of a person chooses anew: a moment, the same for
    /// everybody, or half days.
    private Delay habit(Delay delay) {
        trait++;
        Duration step = delay.max().minus(delay.min()).dividedBy(CHOICES);
        int choice = Math.floorMod(person * 31 + trait * 17 + person / CHOICES, CHOICES);
        Duration chosen = delay.min().plus(step.multipliedBy(choice));
        return Delay.of(chosen.compareTo(MOMENT) <= 0 ? MOMENT : halfDays(chosen));
    }

    private static Duration halfDays(Duration length) {
        return HALF_DAY.multipliedBy(Math.ceilDiv(length.toSeconds(), HALF_DAY.toSeconds()));
    }
}
