package dev.rytm.core.check;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.flow.Action;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.flow.Conditions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is certain of a person as long as nothing else happens: how conditions came out, and what actions have changed
/// since.
record Facts(Map<Condition, Boolean> known) {

    static final Facts NONE = new Facts(Map.of());

    Facts {
        known = Map.copyOf(known);
    }

    /// Whether a condition holds, as far as that is certain.
    Optional<Boolean> holds(Condition condition) {
        return switch (condition) {
            case Condition.Not not -> holds(not.part()).map(holds -> !holds);
            case Condition.All all -> {
                if (all.parts().stream().anyMatch(part -> holds(part).equals(Optional.of(false)))) {
                    yield Optional.of(false);
                }
                yield all.parts().stream().allMatch(part -> holds(part).isPresent())
                        ? Optional.of(true)
                        : Optional.empty();
            }
            case Condition.Any any ->
                holds(new Condition.All(any.parts().stream()
                                .<Condition>map(Condition.Not::new)
                                .toList()))
                        .map(none -> !none);
            case Condition.WindowOpen _,
                    Condition.HandedOver _,
                    Condition.HasTag _,
                    Condition.FieldIs _,
                    Condition.ConsentIs _,
                    Condition.ConsentDated _,
                    Condition.LastActive _,
                    Condition.InSequence _,
                    Condition.LocalTimeIn _ -> Optional.ofNullable(known.get(condition));
        };
    }

    Facts assuming(Condition condition, boolean holds) {
        Map<Condition, Boolean> next = new HashMap<>(known);
        Implied.certain(condition, holds).forEach(fact -> next.put(fact.condition(), fact.holds()));
        return new Facts(next);
    }

    /// `asked` are the conditions that anybody will want to know about.
    Facts after(Action action, Iterable<Condition> asked) {
        Map<Condition, Boolean> next = new HashMap<>(known);
        for (Condition condition : asked) {
            touch(next, condition, action);
        }
        return new Facts(next);
    }

    /// What is left when time has gone by: what no clock changes.
    Facts afterTime() {
        Map<Condition, Boolean> next = new HashMap<>(known);
        next.keySet().removeIf(Facts::isTimely);
        return new Facts(next);
    }

    private static boolean isTimely(Condition condition) {
        return switch (condition) {
            case Condition.WindowOpen _,
                    Condition.HandedOver _,
                    Condition.ConsentIs _,
                    Condition.ConsentDated _,
                    Condition.LastActive _,
                    Condition.LocalTimeIn _ -> true;
            case Condition.HasTag _,
                    Condition.FieldIs _,
                    Condition.InSequence _,
                    Condition.Not _,
                    Condition.All _,
                    Condition.Any _ -> false;
        };
    }

    private static void touch(Map<Condition, Boolean> next, Condition condition, Action action) {
        switch (action) {
            case Action.AddTag add -> put(next, condition, condition.equals(new Condition.HasTag(add.tag())), true);
            case Action.RemoveTag remove ->
                put(next, condition, condition.equals(new Condition.HasTag(remove.tag())), false);
            case Action.SetField set ->
                put(
                        next,
                        condition,
                        isAbout(condition, set.field()),
                        holds(condition, Map.of(set.field(), set.value())));
            case Action.ClearField clear ->
                put(next, condition, isAbout(condition, clear.field()), holds(condition, Map.of()));
            case Action.Enrol _, Action.Leave _, Action.StopTopic _ -> {
                if (condition instanceof Condition.InSequence
                        || condition instanceof Condition.ConsentIs
                        || condition instanceof Condition.ConsentDated) {
                    next.remove(condition);
                }
            }
            case Action.NotifyTeam _, Action.CallWebhook _ -> {}
        }
    }

    private static void put(Map<Condition, Boolean> next, Condition condition, boolean touched, boolean holds) {
        if (touched) {
            next.put(condition, holds);
        }
    }

    private static boolean isAbout(Condition condition, String field) {
        return condition instanceof Condition.FieldIs is && is.field().equals(field);
    }

    private static boolean holds(Condition condition, Map<String, FieldValue> fields) {
        Contact somebody = Contact.unknown(new ContactKey(0, "")).withFields(fields);
        return condition instanceof Condition.FieldIs
                && new Conditions(somebody, ZoneOffset.UTC, Instant.EPOCH).hold(condition);
    }
}
