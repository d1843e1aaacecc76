package dev.rytm.server.api;

import dev.rytm.store.Database;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Callers for tests that go to a route without HTTP.
public final class Callers {

    private Callers() {}

    /// A key that may do everything on one page.
    public static Caller ofPage(Database database, long workspace, long page) {
        Set<String> scopes = Stream.of(Scope.values()).map(Scope::word).collect(Collectors.toSet());
        Identity.Actor key = new Identity.Actor("key test", "Test", null, false);
        Identity identity = new Identity(key, new Pass.Key("test"), workspace, scopes, List.of(page), true);
        return new Caller(database, identity, Locale.ENGLISH, "request", "http://localhost");
    }
}
