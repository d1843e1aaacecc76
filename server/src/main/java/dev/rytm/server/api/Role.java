package dev.rytm.server.api;

import static dev.rytm.server.api.Scope.CONTACTS_EXPORT;
import static dev.rytm.server.api.Scope.CONTACTS_READ;
import static dev.rytm.server.api.Scope.CONTACTS_WRITE;
import static dev.rytm.server.api.Scope.CONTENT_READ;
import static dev.rytm.server.api.Scope.CONTENT_WRITE;
import static dev.rytm.server.api.Scope.SENDS_READ;
import static dev.rytm.server.api.Scope.SENDS_WRITE;
import static dev.rytm.server.api.Scope.SETTINGS_READ;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a member is in a workspace. This is the whole table of who may do what: a role is the scopes of its line,
/// and what is not named is refused.
///
/// Everybody sees what the workspace is about. Writing content and letting it go out are in different hands, and so is
/// carrying personal data away. An owner may do what an admin may, and alone makes, changes and removes owners.
public enum Role {
    OWNER,
    ADMIN,
    EDITOR,
    SENDER,
    ANALYST,
    VIEWER;

    /// The words of its scopes.
    public Set<String> rights() {
        return switch (this) {
            case OWNER, ADMIN -> Scope.ofWorkspaces();
            case EDITOR -> of(SETTINGS_READ, CONTENT_READ, CONTENT_WRITE, CONTACTS_READ, CONTACTS_WRITE, SENDS_READ);
            case SENDER -> of(SETTINGS_READ, CONTENT_READ, CONTACTS_READ, CONTACTS_WRITE, SENDS_READ, SENDS_WRITE);
            case ANALYST -> of(SETTINGS_READ, CONTENT_READ, CONTACTS_READ, CONTACTS_EXPORT, SENDS_READ);
            case VIEWER -> of(SETTINGS_READ, CONTENT_READ, CONTACTS_READ, SENDS_READ);
        };
    }

    private static Set<String> of(Scope... scopes) {
        return Stream.of(scopes).map(Scope::word).collect(Collectors.toUnmodifiableSet());
    }
}
