package dev.rytm.sandbox.control;

import dev.rytm.sandbox.log.GroundTruth;
import dev.rytm.sandbox.people.People;
import dev.rytm.sandbox.people.PersonSpec;
import dev.rytm.sandbox.people.Personas;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.ThreadItem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The people: made, listed, looked at, and acted for.
final class PeopleRoutes {

    private static final int MOST_LISTED = 1000;

    private final People people;
    private final ThreadView view;

    PeopleRoutes(Control control) {
        this.people = control.people();
        this.view = new ThreadView(control.platform(), people);
    }

    List<Route> routes() {
        return List.of(
                Route.get("personas", call -> Personas.all()),
                Route.get("people", this::list),
                Route.post("people", call -> view.summary(people.create(call.body(PersonSpec.class)))),
                Route.get("people/{}", call -> view.summary(person(call))),
                Route.get("people/{}/thread", call -> view.thread(person(call))),
                Route.get("people/{}/consents", call -> GroundTruth.consentsOf(person(call))),
                act("say", (person, call) -> people.talk().say(person, call.text("text"))),
                act("tap", (person, call) -> people.talk().tap(person, call.text("message"), call.text("payload"))),
                act(
                        "quick-reply",
                        (person, call) -> people.talk().quickReply(person, call.text("message"), call.text("payload"))),
                act(
                        "react",
                        (person, call) -> people.talk()
                                .react(
                                        person,
                                        call.text("message"),
                                        call.text("emoji", "❤"),
                                        call.text("reaction", "love"))),
                act("unreact", (person, call) -> people.talk().unreact(person, call.text("message"))),
                act("follow", (person, call) -> people.talk().follow(person, call.text("ref"))),
                act("read", (person, call) -> people.talk().read(person)),
                act("accept", (person, call) -> people.agreements().accept(person, call.text("request"))),
                act("stop", (person, call) -> people.agreements().stop(person, call.text("token"))),
                act("resume", (person, call) -> people.agreements().resume(person, call.text("token"))),
                act("continue", (person, call) -> people.agreements().continueMessages(person, call.text("item"))),
                act("block", (person, call) -> people.standing().block(person)),
                act("unblock", (person, call) -> people.standing().unblock(person)),
                act("delete-account", (person, call) -> people.standing().delete(person)),
                act(
                        "cannot-receive",
                        (person, call) -> people.standing()
                                .cannotReceive(
                                        person, !call.text("value", "true").equals("false"))));
    }

    @FunctionalInterface
    private interface Act {
        void perform(Person person, Route.Call call);
    }

    private Route act(String name, Act act) {
        return Route.post("people/{}/" + name, call -> {
            Person person = person(call);
            act.perform(person, call);
            return view.thread(person);
        });
    }

    private Person person(Route.Call call) {
        return people.person(call.name(0));
    }

    private Object list(Route.Call call) {
        String search = call.text("search", "").toLowerCase(Locale.ROOT);
        String page = call.text("page", "");
        int limit = Math.min(MOST_LISTED, call.number("limit", MOST_LISTED));
        List<Person> found = people.all().stream()
                .filter(person -> page.isEmpty() || person.page().id().equals(page))
                .filter(person -> search.isEmpty() || matches(person, search))
                .sorted(Comparator.comparing(this::scripted)
                        .thenComparing(
                                Comparator.comparing(PeopleRoutes::lastAt).reversed())
                        .thenComparing(Person::psid))
                .toList();
        return Map.of(
                "total",
                found.size(),
                "people",
                found.stream().limit(limit).map(view::summary).toList());
    }

    /// Who is played by hand comes first.
    private boolean scripted(Person person) {
        return !people.personaOf(person).equals(Personas.BY_HAND.name());
    }

    private static Instant lastAt(Person person) {
        return person.lastItem().map(ThreadItem::at).orElse(Instant.EPOCH);
    }

    private static boolean matches(Person person, String search) {
        String name = person.profile().firstName() + " " + person.profile().lastName();
        return name.toLowerCase(Locale.ROOT).contains(search) || person.psid().contains(search);
    }
}
