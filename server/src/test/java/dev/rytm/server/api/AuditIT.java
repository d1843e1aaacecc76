package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.Profile;
import dev.rytm.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The audit log says what was done to what, by name.
class AuditIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;

    private List<String> newest(Client reader, int many) {
        return reader.get("/api/v1/audit?limit=" + many).ok().get("entries").findValuesAsString("sentence");
    }

    private static void run(Consumer<Transaction> work) {
        Running.server().database.inTransaction(transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    @Test
    void whatWasRenamedOrDeletedIsCalledAsItWasThen() {
        String topics = bakery.root + "/topics/";
        String topic = bakery.topicId();
        client.put(topics + topic, Bakery.from(1, Bakery.topic("Nowości", "Nowości")))
                .ok();
        client.delete(topics + topic).is(204);

        assertThat(newest(client, 3))
                .containsExactly(
                        "The notification topic “Nowości” was deleted.",
                        "The notification topic “Nowości” was changed.",
                        "The notification topic “Oferty” was created.");
        assertThat(newest(client.in("pl"), 3))
                .containsExactly(
                        "Usunięto temat powiadomień „Nowości”.",
                        "Zmieniono temat powiadomień „Nowości”.",
                        "Utworzono temat powiadomień „Oferty”.");
    }

    @Test
    void everyKindOfThingHasItsName() {
        String flow = bakery.publishedFlow("Powitanie", "FLOW");
        client.delete(bakery.root + "/flows/" + flow).is(204);
        client.put(bakery.root + "/brake", Map.of("paused", true)).ok();
        String key = client.post("/api/v1/keys", Map.of("name", "Tablica", "scopes", List.of("sends-read")))
                .ok()
                .get("key")
                .asString();
        client.delete("/api/v1/keys/" + key.substring(3, 19)).is(204);

        assertThat(newest(client.in("pl"), 6))
                .containsExactly(
                        "Unieważniono klucz API „Tablica”.",
                        "Utworzono klucz API „Tablica”.",
                        "Wstrzymano wysyłkę ze strony „Piekarnia”.",
                        "Usunięto flow „Powitanie”.",
                        "Opublikowano flow „Powitanie”.",
                        "Utworzono flow „Powitanie”.");
    }

    @Test
    void whoWasRemovedStaysNamedAndAnInvitedAddressUntilTheInvitationGoes() {
        Studio owner = bakery.owner();
        Studio editor = Studio.signedIn(bakery.workspace(), Role.EDITOR);
        String name = editor.session().at("/member/name").asString();
        String id = editor.session().at("/member/id").asString();
        owner.delete("/api/v1/members/" + id).is(204);
        owner.post("/api/v1/invitations", Map.of("email", "ola@example.com", "role", "VIEWER"))
                .ok();
        String invitation = owner.get("/api/v1/invitations").ok().at("/0/id").asString();

        assertThat(newest(client, 2))
                .containsExactly(
                        "The address “ola@example.com” was invited.", "The member “" + name + "” was removed.");

        owner.delete("/api/v1/invitations/" + invitation).is(204);
        assertThat(newest(client, 3))
                .containsExactly(
                        "The invitation of the address was taken back.",
                        "The address was invited.",
                        "The member “" + name + "” was removed.");
    }

    /// People on a page are called by their names as long as they are known, and only to whoever may read contacts.
    @Test
    void aPersonIsNamedUntilTheyAreForgotten() {
        ContactKey anna = new ContactKey(Long.parseLong(bakery.page), "anna");
        run(t -> {
            t.contacts().lock(List.of(anna), Running.NOW);
            t.contacts().save(List.of(Contact.unknown(anna).withProfile(new Profile("Anna", "Nowak", null, null))));
        });
        client.post(bakery.root + "/contacts/anna/edits", Map.of("kind", "tag", "tag", "vip", "present", true))
                .is(202);
        Client blind = new Client(
                client.post("/api/v1/keys", Map.of("name", "log", "scopes", List.of("settings-read")))
                        .ok()
                        .get("key")
                        .asString(),
                "en");

        assertThat(newest(client, 2).getLast()).isEqualTo("A tag of the person “Anna Nowak” was changed.");
        assertThat(newest(client.in("pl"), 2).getLast()).isEqualTo("Zmieniono tag osoby „Anna Nowak”.");
        assertThat(newest(blind, 2).getLast()).isEqualTo("A tag of the person was changed.");

        client.post(bakery.root + "/contacts/anna/edits", Map.of("kind", "erase"))
                .is(202);
        untilErased(bakery.root + "/contacts/anna");
        assertThat(newest(client, 3).getLast()).isEqualTo("A tag of the person was changed.");
    }

    private void untilErased(String contact) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!client.get(contact).ok().get("standing").asString().equals("ERASED")) {
            assertThat(System.nanoTime()).as("nobody is erased").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
