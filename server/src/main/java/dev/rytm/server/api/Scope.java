package dev.rytm.server.api;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What may be done. Each route names one; a key or a member's role that lacks it is refused.
public enum Scope {
    /// Routes that need neither a key nor a session.
    ANYONE,
    /// Routes about the member who is signed in; no key can have it.
    SELF,
    /// Make workspaces and their first key; sees nothing inside them, but webhooks that nobody could sort into any.
    INSTANCE,
    SETTINGS_READ,
    SETTINGS_WRITE,
    CONTENT_READ,
    CONTENT_WRITE,
    CONTACTS_READ,
    CONTACTS_WRITE,
    /// Take personal data of many, or the proof of a consent, out of here.
    CONTACTS_EXPORT,
    SENDS_READ,
    /// Let messages go out or hold them back: brakes, and flows and sequences begun for a person.
    SENDS_WRITE,
    KEYS_WRITE,
    /// Invite, change and remove members.
    MEMBERS_WRITE;

    /// As it stands in a key: `content-write`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Every scope that a key or a member of a workspace may have.
    public static Set<String> ofWorkspaces() {
        return Stream.of(values())
                .filter(scope -> scope != ANYONE && scope != SELF && scope != INSTANCE)
                .map(Scope::word)
                .collect(Collectors.toUnmodifiableSet());
    }
}
