package dev.rytm.e2e.studio;

import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.sandbox.Sandbox;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.platform.OptInAsk;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.ThreadItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// Somebody who writes to the bakery: what they do, and what reaches them. Everything is over when a method returns.
final class Resident {

    private final Studio studio;
    private final Sandbox sandbox;
    private final Person person;

    private Resident(Studio studio, Person person) {
        this.studio = studio;
        this.sandbox = studio.town().sandbox();
        this.person = person;
    }

    /// Somebody new, who has said hello and whose name is known.
    static Resident called(Studio studio, String first, String last) {
        Person person = studio.town()
                .sandbox()
                .people()
                .create(PersonSpec.on(Bakery.META_PAGE).called(first, last));
        Resident resident = new Resident(studio, person);
        resident.says("Dzień dobry");
        resident.edit(Map.of("kind", "set-profile", "profile", Map.of("firstName", first, "lastName", last)));
        return resident;
    }

    String id() {
        return person.psid();
    }

    void says(String text) {
        sandbox.people().talk().say(person, text);
        studio.settle();
    }

    void starts(String flow) {
        edit(Map.of("kind", "start-flow", "flow", flow));
    }

    private void edit(Map<String, Object> edit) {
        studio.api().post("/pages/" + studio.bakery().pageId() + "/contacts/" + id() + "/edits", edit);
        studio.settle();
    }

    /// Taps the button of that name on the last message that has one.
    void taps(String button) {
        ThreadItem shown = person.thread().reversed().stream()
                .filter(item -> item.message() != null && !payload(item, button).isEmpty())
                .findFirst()
                .orElseThrow();
        sandbox.people().talk().tap(person, shown.id(), payload(shown, button));
        studio.settle();
    }

    private static String payload(ThreadItem item, String button) {
        return Objects.requireNonNull(item.message()).findValues("buttons").stream()
                .flatMap(JsonNode::valueStream)
                .filter(one -> one.path("title").asString().equals(button))
                .map(one -> one.path("payload").asString())
                .findFirst()
                .orElse("");
    }

    /// Reads everything that was said so far.
    void reads() {
        sandbox.people().talk().read(person);
        studio.settle();
    }

    /// Agrees to what was asked last.
    void agrees() {
        OptInAsk ask = person.thread().reversed().stream()
                .flatMap(item -> item.asks().stream())
                .findFirst()
                .orElseThrow();
        sandbox.people().agreements().accept(person, ask);
        studio.settle();
    }

    /// What the page told them, as it stands in the conversation; oldest first.
    List<String> told(ThreadItem.Kind kind) {
        return person.thread().stream()
                .filter(item -> item.kind() == kind && item.message() != null)
                .flatMap(item -> Objects.requireNonNull(item.message()).findValuesAsString("text").stream())
                .toList();
    }

    /// The calls of that kind which Meta got about them, oldest first.
    List<CallRecord> calls(CallRecord.Kind kind) {
        return sandbox.log().calls().all().stream()
                .filter(call ->
                        call.subject().psid().equals(id()) && call.subject().kind() == kind)
                .toList();
    }
}
