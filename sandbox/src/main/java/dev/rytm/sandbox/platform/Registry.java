package dev.rytm.sandbox.platform;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Who exists: apps, pages, access tokens, notification tokens.
public final class Registry {

    /// Whom an access token lets speak.
    public record Access(String value, App app, Page page) {}

    /// What a page is registered with.
    public record NewPage(
            String id,
            String name,
            String accessToken,
            String country,
            Instant connectedSince,
            PageSwitches switches) {}

    private final Map<String, App> apps = new ConcurrentHashMap<>();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, Access> accesses = new ConcurrentHashMap<>();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /// Registers an app, in place of one with the same id.
    public void add(App app) {
        apps.put(app.id(), app);
        accesses.replaceAll(
                (value, access) -> access.app().id().equals(app.id()) ? new Access(value, app, access.page()) : access);
    }

    /// Registers a page that `app` may speak for.
    public Page add(NewPage data, App app) {
        Page page = add(new Page(data.id(), data.name(), data.country(), data.connectedSince(), data.switches()));
        grant(data.accessToken(), app, page);
        return page;
    }

    /// Adds a page, unless there is one of that id: then that one stays.
    Page add(Page page) {
        Page before = pages.putIfAbsent(page.id(), page);
        return before == null ? page : before;
    }

    /// Lets `app` speak for `page` with one more access token.
    public void grant(String accessToken, App app, Page page) {
        accesses.put(accessToken, new Access(accessToken, app, page));
    }

    /// The app of that id.
    public Optional<App> app(String id) {
        return Optional.ofNullable(apps.get(id));
    }

    /// All apps.
    public Collection<App> apps() {
        return apps.values();
    }

    /// The page of that id.
    public Optional<Page> page(String id) {
        return Optional.ofNullable(pages.get(id));
    }

    /// All pages.
    public Collection<Page> pages() {
        return pages.values();
    }

    /// Whom the access token lets speak.
    public Optional<Access> access(String value) {
        return Optional.ofNullable(accesses.get(value));
    }

    /// All access tokens.
    public Collection<Access> accesses() {
        return accesses.values();
    }

    /// The agreement behind a notification token, on whatever page.
    public Optional<Token> token(String value) {
        return Optional.ofNullable(tokens.get(value));
    }

    /// All agreements there ever were.
    public Collection<Token> tokens() {
        return tokens.values();
    }

    void add(Token token) {
        tokens.put(token.value(), token);
    }

    void remove(Token token) {
        tokens.remove(token.value());
    }

    /// The person of that id, on whatever page.
    public Optional<Person> person(String psid) {
        return pages.values().stream()
                .flatMap(page -> page.person(psid).stream())
                .findFirst();
    }
}
