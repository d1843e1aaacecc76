package dev.rytm.sandbox.people;

import dev.rytm.sandbox.platform.Agreements;
import dev.rytm.sandbox.platform.Later;
import dev.rytm.sandbox.platform.Page;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.Platform;
import dev.rytm.sandbox.platform.Profile;
import dev.rytm.sandbox.platform.Standing;
import dev.rytm.sandbox.platform.Talk;
import dev.rytm.sandbox.platform.ThreadItem;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The simulated people: makes them, finds them, and lets them act, by hand or by script.
public final class People {

    private final Platform platform;
    private final Stage stage;
    private final Map<Person, Actor> actors = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong scripted = new AtomicLong();
    private volatile Duration tick = Duration.ofMillis(1);

    /// People on `platform`, drawing from `seed`.
    public People(Platform platform, Later later, long seed) {
        this.platform = platform;
        this.stage = Stage.of(platform, later, seed, () -> tick);
        platform.onlooker(this::appeared);
    }

    /// Makes a person.
    public Person create(PersonSpec spec) {
        Page page = platform.registry()
                .page(spec.page())
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no page \"%s\"; register it first, or correct `page`.".formatted(spec.page())));
        Persona persona = persona(spec);
        Names.Name name = Names.at(numbers.getAndIncrement());
        Profile profile = new Profile(
                orElse(spec.firstName(), name.first()),
                orElse(spec.lastName(), name.last()),
                orElse(spec.locale(), "pl_PL"),
                spec.zone() == null ? ZoneId.of("Europe/Warsaw") : spec.zone());
        Person person = platform.addPerson(page, orElse(spec.psid(), ""), profile, spec.tester());
        if (persona.active()) {
            Actor actor = new Actor(stage, person, persona, scripted.getAndIncrement());
            actors.put(person, actor);
            actor.enter();
        }
        return person;
    }

    private static Persona persona(PersonSpec spec) {
        if (spec.custom() != null) {
            return spec.custom();
        }
        String name = orElse(spec.persona(), Personas.BY_HAND.name());
        return Personas.find(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no persona \"%s\"; use one of %s."
                        .formatted(
                                name, Personas.all().stream().map(Persona::name).toList())));
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }

    /// Lets actions of scripted people that lie half a tick off or further fall on whole ticks: a long simulation
    /// with a tick of minutes has far fewer instants to stop at.
    public void tick(Duration length) {
        if (length.toMillis() < 1) {
            throw new IllegalArgumentException("A tick lasts at least a millisecond; it is " + length + ".");
        }
        this.tick = length;
    }

    /// The person of that id.
    public Person person(String psid) {
        return platform.registry()
                .person(psid)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no person \"%s\"; see the list of people.".formatted(psid)));
    }

    /// Everybody, page by page, in no particular order.
    public List<Person> all() {
        return platform.registry().pages().stream()
                .flatMap(page -> page.people().stream())
                .toList();
    }

    /// The name of the persona that plays a person.
    public String personaOf(Person person) {
        Actor actor = actors.get(person);
        return actor == null ? Personas.BY_HAND.name() : actor.personaName();
    }

    /// Saying, tapping, reacting, following links, reading.
    public Talk talk() {
        return stage.talk();
    }

    /// Agreeing, stopping, resuming, continuing.
    public Agreements agreements() {
        return stage.agreements();
    }

    /// Blocking, unblocking, deleting the account.
    public Standing standing() {
        return stage.standing();
    }

    /// The scripts and what is planned in them.
    public PeopleState state() {
        List<PeopleState.ScriptState> scripts = actors.values().stream()
                .map(Actor::state)
                .sorted(Comparator.comparingLong(PeopleState.ScriptState::number))
                .toList();
        return new PeopleState(numbers.get(), scripted.get(), scripts);
    }

    /// Lets everybody go on who has a script in `state`; the platform knows them already.
    public void restore(PeopleState state) {
        numbers.set(state.names());
        scripted.set(state.scripted());
        for (PeopleState.ScriptState script : state.scripts()) {
            Person person = person(script.psid());
            actors.put(person, Actor.restored(stage, person, script));
        }
    }

    private void appeared(Person person, ThreadItem item) {
        Actor actor = actors.get(person);
        if (actor != null) {
            actor.appeared(item);
        }
    }
}
