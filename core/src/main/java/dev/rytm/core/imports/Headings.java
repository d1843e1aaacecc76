package dev.rytm.core.imports;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.imports.ImportPlan.Column;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What stands above the columns of a file of people: what an export writes there, and what it probably means in a
/// file that comes in. Whatever an export writes and an import never sets is left out.
public final class Headings {

    /// The columns that an export writes of every person, before consents and fields.
    public static final List<String> OF_A_PERSON =
            List.of("id", "first_name", "last_name", "standing", "last_interaction_at", "created_at", "tags");

    private static final Set<String> IDS = Set.of("id", "psid", "contact", "contact_id", "kontakt", "identyfikator");
    private static final Set<String> FIRST_NAMES = Set.of("first name", "first_name", "firstname", "imię", "imie");
    private static final Set<String> LAST_NAMES = Set.of("last name", "last_name", "lastname", "surname", "nazwisko");
    private static final Set<String> TAGS = Set.of("tags", "tag", "tagi");
    private static final Set<String> ONLY_TOLD = Set.of("standing", "last_interaction_at", "created_at");
    private static final Pattern CONSENT = Pattern.compile("consent: .* \\((DAILY|WEEKLY|MONTHLY)\\)", Pattern.DOTALL);

    private static final String FIELD = "field: ";

    private Headings() {}

    /// Above the states of the consents on a topic.
    public static String consent(String topic, Frequency frequency) {
        return "consent: " + topic + " (" + frequency + ")";
    }

    /// Above the values of a field: its name, and more than that where the name alone would mean something else.
    public static String field(String name) {
        Column alone = guess(name, _ -> FieldType.TEXT);
        return alone.equals(new Column.Field(name, FieldType.TEXT)) ? name : FIELD + name;
    }

    /// What a column probably holds; `type` knows what kind of thing a field of that name would be.
    public static Column guess(String heading, Function<String, FieldType> type) {
        if (heading.startsWith(FIELD) && heading.length() > FIELD.length()) {
            String named = heading.substring(FIELD.length());
            return new Column.Field(named, type.apply(named));
        }
        String name = heading.strip();
        String word = name.toLowerCase(Locale.ROOT);
        if (IDS.contains(word)) {
            return new Column.Id();
        }
        if (FIRST_NAMES.contains(word)) {
            return new Column.FirstName();
        }
        if (LAST_NAMES.contains(word)) {
            return new Column.LastName();
        }
        if (TAGS.contains(word)) {
            return new Column.Tags();
        }
        boolean isLeftOut = name.isEmpty()
                || ONLY_TOLD.contains(word)
                || CONSENT.matcher(name).matches();
        return isLeftOut ? new Column.Ignored() : new Column.Field(name, type.apply(name));
    }
}
