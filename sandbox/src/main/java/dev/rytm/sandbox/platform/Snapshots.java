package dev.rytm.sandbox.platform;

import dev.rytm.sandbox.platform.PlatformState.Grant;
import dev.rytm.sandbox.platform.PlatformState.PageState;
import dev.rytm.sandbox.platform.PlatformState.PersonState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes the platform's state, and puts it back into an empty platform.
///
/// Nobody is held up: people are locked one after the other, each for the copying of the own conversation, and who
/// has not changed since the last time is not looked at again.
public final class Snapshots {

    private record Seen(long version, PersonState state) {}

    private final Platform platform;
    private final Map<Person, Seen> seen = new HashMap<>();

    /// Of `platform`.
    public Snapshots(Platform platform) {
        this.platform = platform;
    }

    /// The state now. Two states are equal if nothing happened between them.
    public synchronized PlatformState take() {
        List<App> apps = platform.registry().apps().stream()
                .sorted(Comparator.comparing(App::id))
                .toList();
        List<PageState> pages = platform.registry().pages().stream()
                .sorted(Comparator.comparing(Page::id))
                .map(this::state)
                .toList();
        return new PlatformState(platform.ids().given(), platform.settings(), apps, pages);
    }

    private PageState state(Page page) {
        List<Grant> grants = platform.registry().accesses().stream()
                .filter(access -> access.page() == page)
                .map(access -> new Grant(access.value(), access.app().id()))
                .sorted(Comparator.comparing(Grant::accessToken))
                .toList();
        List<PersonState> people = page.people().stream()
                .sorted(Comparator.comparing(Person::psid))
                .map(this::state)
                .toList();
        return new PageState(
                page.id(),
                page.name(),
                page.country(),
                page.connectedSince(),
                page.switches(),
                page.subscriptions(),
                grants,
                people);
    }

    private PersonState state(Person person) {
        Seen known = seen.get(person);
        if (known != null && known.version() == person.version()) {
            return known.state();
        }
        PersonState state = person.state();
        seen.put(person, new Seen(state.counters().version(), state));
        return state;
    }

    /// Puts `state` back. The platform must be empty.
    public synchronized void restore(PlatformState state) {
        platform.ids().continueAfter(state.ids());
        platform.settings(state.settings());
        state.apps().forEach(platform.registry()::add);
        state.pages().forEach(this::restore);
    }

    private void restore(PageState state) {
        Registry registry = platform.registry();
        Page page = registry.add(
                new Page(state.id(), state.name(), state.country(), state.connectedSince(), state.switches()));
        state.subscriptions().forEach(page::subscribe);
        state.grants()
                .forEach(grant -> registry.grant(
                        grant.accessToken(), registry.app(grant.app()).orElseThrow(), page));
        Agreements agreements = new Agreements(platform);
        for (PersonState one : state.people()) {
            Person person = Person.restored(page, one);
            page.add(person);
            person.tokens().forEach(registry::add);
            person.tokens().forEach(agreements::scheduleReOptInAgain);
        }
    }
}
