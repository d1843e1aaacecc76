package dev.rytm.server.api;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Profile;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// People of a bakery's page, put there as a decision would.
final class Crowd {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Bakery bakery;

    Crowd(Bakery bakery) {
        this.bakery = bakery;
    }

    void person(String id, @Nullable String first, @Nullable String last, UnaryOperator<Contact> change) {
        ContactKey key = new ContactKey(Long.parseLong(bakery.page), id);
        Running.server().database.inTransaction(t -> {
            Contact contact = t.contacts().lock(List.of(key), Running.NOW).get(key);
            t.contacts().save(List.of(change.apply(contact.withProfile(new Profile(first, last, null, null)))));
            return 0;
        });
    }

    /// Decisions follow an answer, so a reader looks again for a while.
    JsonNode until(String path, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Client.Answer answer = bakery.client.get(bakery.root + path);
            if (answer.status() == 200 && wanted.test(answer.body())) {
                return answer.body();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(path + " stayed " + answer.raw().body());
            }
            Thread.onSpinWait();
        }
    }
}
