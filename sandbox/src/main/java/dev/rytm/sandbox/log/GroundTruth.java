package dev.rytm.sandbox.log;

import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.Registry;
import dev.rytm.sandbox.platform.Token;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Everything that really happened, for whoever checks the product against it.
public final class GroundTruth {

    private final Lines<CallRecord> calls = new Lines<>();
    private final Lines<DeliveryRecord> deliveries = new Lines<>();
    private final List<Consumer<CallRecord>> listeners = new CopyOnWriteArrayList<>();
    private final Registry registry;

    /// The truth about the people in `registry`.
    public GroundTruth(Registry registry) {
        this.registry = registry;
    }

    /// Every call received.
    public Lines<CallRecord> calls() {
        return calls;
    }

    /// Every event sent to an app.
    public Lines<DeliveryRecord> deliveries() {
        return deliveries;
    }

    /// Calls `listener` after each call was received whole, judged and carried out, and before it is answered.
    public void onCall(Consumer<CallRecord> listener) {
        listeners.add(listener);
    }

    /// Tells the listeners of a call.
    public void announce(CallRecord call) {
        listeners.forEach(listener -> listener.accept(call));
    }

    /// What everybody agreed to, in the order in which it was first agreed.
    public List<ConsentTruth> consents() {
        Set<Token> distinct = new LinkedHashSet<>(registry.tokens());
        return distinct.stream()
                .map(GroundTruth::truth)
                .sorted(Comparator.comparing(ConsentTruth::createdAt).thenComparing(ConsentTruth::token))
                .toList();
    }

    /// What one person agreed to.
    public static List<ConsentTruth> consentsOf(Person person) {
        Collection<Token> tokens = person.tokens();
        return tokens.stream().map(GroundTruth::truth).toList();
    }

    private static ConsentTruth truth(Token token) {
        Person person = token.person();
        synchronized (person) {
            return new ConsentTruth(
                    person.page().id(),
                    person.psid(),
                    token.value(),
                    token.title(),
                    token.frequency().name(),
                    token.zone().getId(),
                    token.payload(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.stopped(),
                    token.refreshed(),
                    token.sends(),
                    token.lastSentAt(),
                    token.history().stream()
                            .map(entry -> new ConsentTruth.Change(entry.change().name(), entry.at(), entry.expiresAt()))
                            .toList());
        }
    }
}
