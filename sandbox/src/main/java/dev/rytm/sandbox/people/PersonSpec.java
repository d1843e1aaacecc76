package dev.rytm.sandbox.people;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What a person is made from. What is left out is filled in: an id is made, the name drawn from a list.
///
/// - `page`: the page that knows them
/// - `persona`: the name of a persona; left out means played by hand
/// - `custom`: a persona of one's own, in place of a name
/// - `tester`: whether they have a role on the app (rule 38)
public record PersonSpec(
        String page,
        @Nullable String psid,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String locale,
        @Nullable ZoneId zone,
        @Nullable String persona,
        @Nullable Persona custom,
        boolean tester) {

    /// Somebody on that page, played by hand.
    public static PersonSpec on(String page) {
        return new PersonSpec(page, null, null, null, null, null, null, null, false);
    }

    /// With that name.
    public PersonSpec called(String first, String last) {
        return new PersonSpec(page, psid, first, last, locale, zone, persona, custom, tester);
    }

    /// With that page-scoped id.
    public PersonSpec withPsid(String id) {
        return new PersonSpec(page, id, firstName, lastName, locale, zone, persona, custom, tester);
    }

    /// Played by the persona of that name.
    public PersonSpec playing(String name) {
        return new PersonSpec(page, psid, firstName, lastName, locale, zone, name, custom, tester);
    }

    /// Played by a persona of one's own.
    public PersonSpec playing(Persona own) {
        return new PersonSpec(page, psid, firstName, lastName, locale, zone, persona, own, tester);
    }

    /// With a role on the app.
    public PersonSpec asTester() {
        return new PersonSpec(page, psid, firstName, lastName, locale, zone, persona, custom, true);
    }
}
