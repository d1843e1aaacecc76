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
                        "The notification topic “Oferty” → “Nowości” was changed.",
                        "The notification topic “Oferty” was created.");
        assertThat(newest(client.in("pl"), 3))
                .containsExactly(
                        "Usunięto temat powiadomień „Nowości”.",
                        "Zmieniono temat powiadomień „Oferty” → „Nowości”.",
                        "Utworzono temat powiadomień „Oferty”.");
    }

    /// Whoever draws is told of once an hour; what a flow is called is told whenever it changes.
    @Test
    void eachNewNameOfAFlowIsToldWithTheOneBefore() {
        String flow = bakery.root + "/flows/" + bakery.publishedFlow("Oferta A", "FLOW");
        client.put(flow, Bakery.from(1, draft("Oferta A", "One"))).ok();
        client.put(flow, Bakery.from(2, draft("Oferta B", "One"))).ok();
        client.put(flow, Bakery.from(3, draft("Oferta C", "Two"))).ok();

        assertThat(newest(client, 4))
                .containsExactly(
                        "The flow was renamed: “Oferta B” → “Oferta C”.",
                        "The flow was renamed: “Oferta A” → “Oferta B”.",
                        "The draft of the flow “Oferta A” was saved.",
                        "The flow “Oferta A” was published.");
        assertThat(newest(client.in("pl"), 1)).containsExactly("Zmieniono nazwę flow: „Oferta B” → „Oferta C”.");
    }

    /// A new name is no new drawing.
    @Test
    void whoOnlyRenamesAFlowSavesNoDraft() {
        String flow = bakery.root + "/flows/" + bakery.publishedFlow("Oferta A", "FLOW");
        client.put(flow, Bakery.from(1, draft("Oferta B", "Hi"))).ok();
        client.put(flow, Bakery.from(2, draft("Oferta C", "Two"))).ok();

        assertThat(newest(client, 4))
                .containsExactly(
                        "The draft of the flow “Oferta C” was saved.",
                        "The flow was renamed: “Oferta B” → “Oferta C”.",
                        "The flow was renamed: “Oferta A” → “Oferta B”.",
                        "The flow “Oferta A” was published.");
    }

    private static Map<String, Object> draft(String name, String text) {
        return Map.of("name", name, "kind", "FLOW", "document", Bakery.document(text));
    }

    @Test
    void whatElseIsRenamedIsCalledByBothNames() {
        String sequence = bakery.root + "/sequences";
        Map<String, Object> plan = Bakery.sequence(bakery.topicId(), bakery.publishedFlow("Oferta", "FLOW"));
        String id = client.post(sequence, plan).ok().at("/sequence/id").asString();
        plan.put("name", "Pięć tygodni");
        client.put(sequence + "/" + id, Bakery.from(1, plan)).ok();
        client.put("/api/v1/workspace", Map.of("name", "Piekarnie")).ok();
        client.put("/api/v1/workspace", Map.of("name", "Cukiernie")).ok();

        List<String> told = newest(client, 3);
        assertThat(told.getFirst()).isEqualTo("The workspace was renamed: “Piekarnie” → “Cukiernie”.");
        assertThat(told.getLast()).isEqualTo("The sequence “Cztery tygodnie” → “Pięć tygodni” was changed.");
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
    void whoWasRemovedStaysNamed() {
        Studio owner = bakery.owner();
        Studio editor = Studio.signedIn(bakery.workspace(), Role.EDITOR);
        String name = editor.session().at("/member/name").asString();
        String id = editor.session().at("/member/id").asString();
        owner.delete("/api/v1/members/" + id).is(204);

        assertThat(newest(client, 1)).containsExactly("The member “" + name + "” was removed.");
    }

    /// A second invitation of an address takes the place of the first, and what is taken back is gone; the log stays.
    @Test
    void anInvitedAddressStaysInTheLogWhenItsInvitationIsGone() {
        Studio owner = bakery.owner();
        Map<String, Object> ola = Map.of("email", "ola@example.com", "role", "VIEWER");
        owner.post("/api/v1/invitations", ola).ok();
        owner.post("/api/v1/invitations", ola).ok();
        String invitation = owner.get("/api/v1/invitations").ok().at("/0/id").asString();
        owner.delete("/api/v1/invitations/" + invitation).is(204);

        assertThat(newest(client, 3))
                .containsExactly(
                        "The invitation of the address “ola@example.com” was taken back.",
                        "The address “ola@example.com” was invited.",
                        "The address “ola@example.com” was invited.");
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
