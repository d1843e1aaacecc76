package dev.rytm.server.api.access;

import dev.rytm.server.api.Checks;
import java.util.regex.Pattern;

/// What we take for an address: one `@` with something on both sides. Whether mail arrives there, only mail can tell.
final class EmailAddress {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e&&[^@]]{1,64}@[a-zA-Z0-9.-]{1,189}");

    private EmailAddress() {}

    static void check(Checks checks, String pointer, String email) {
        checks.require(FORM.matcher(email).matches(), pointer, "email-wrong");
    }
}
