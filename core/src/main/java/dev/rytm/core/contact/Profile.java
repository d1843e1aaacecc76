package dev.rytm.core.contact;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What we call a person and where they live; all of it optional and never a reason to send or not to send.
///
/// The zone serves local times and quiet hours only; periods are always in the consent's zone.
public record Profile(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String locale,
        @Nullable ZoneId zone) {

    /// Nobody has told us anything yet.
    public static final Profile UNKNOWN = new Profile(null, null, null, null);
}
