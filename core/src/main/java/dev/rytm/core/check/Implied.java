package dev.rytm.core.check;

import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Condition;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What is certain where a condition came out one way.
final class Implied {

    private static final Set<ConsentStatus> ACTIVE = Set.of(ConsentStatus.ACTIVE);

    private Implied() {}

    /// The person has agreed to the topic, or (if not `given`) has not.
    record Agreement(TopicId topic, boolean given) {}

    static boolean windowOpen(Condition condition, boolean holds) {
        return certain(condition, holds)
                .anyMatch(fact -> fact.holds() && fact.condition() instanceof Condition.WindowOpen);
    }

    static boolean windowClosed(Condition condition, boolean holds) {
        return certain(condition, holds)
                .anyMatch(fact -> !fact.holds() && fact.condition() instanceof Condition.WindowOpen);
    }

    static List<Agreement> agreements(Condition condition, boolean holds) {
        return certain(condition, holds)
                .filter(fact -> fact.condition() instanceof Condition.ConsentIs)
                .flatMap(fact -> agreement((Condition.ConsentIs) fact.condition(), fact.holds()))
                .toList();
    }

    private static Stream<Agreement> agreement(Condition.ConsentIs consent, boolean holds) {
        boolean includesActive = consent.statuses().contains(ConsentStatus.ACTIVE);
        if (holds && consent.statuses().equals(ACTIVE) && !consent.none()) {
            return Stream.of(new Agreement(consent.topic(), true));
        }
        return holds != includesActive ? Stream.of(new Agreement(consent.topic(), false)) : Stream.empty();
    }

    /// A condition that has no parts, and how it came out.
    record Fact(Condition condition, boolean holds) {}

    static Stream<Fact> certain(Condition condition, boolean holds) {
        return switch (condition) {
            case Condition.Not not -> certain(not.part(), !holds);
            case Condition.All all ->
                holds || all.parts().size() == 1
                        ? all.parts().stream().flatMap(part -> certain(part, holds))
                        : Stream.empty();
            case Condition.Any any ->
                !holds || any.parts().size() == 1
                        ? any.parts().stream().flatMap(part -> certain(part, holds))
                        : Stream.empty();
            case Condition.WindowOpen _,
                    Condition.HandedOver _,
                    Condition.HasTag _,
                    Condition.FieldIs _,
                    Condition.ConsentIs _,
                    Condition.ConsentDated _,
                    Condition.LastActive _,
                    Condition.InSequence _,
                    Condition.LocalTimeIn _ -> Stream.of(new Fact(condition, holds));
        };
    }
}
