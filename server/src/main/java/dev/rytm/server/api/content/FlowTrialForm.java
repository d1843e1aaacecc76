package dev.rytm.server.api.content;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.FlowLimits;
import dev.rytm.core.trial.Input;
import dev.rytm.core.trial.Trial;
import dev.rytm.server.api.Checks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A trial as it is asked for: everything that was done so far, which is played from the beginning each time.
///
/// Without a `document` the saved draft is played. The person is a `contact` of the page as they are now, or a made-up
/// `person`. The same `seed` leads to the same chance.
record FlowTrialForm(
        @Nullable Map<String, Object> document,
        @Nullable String contact,
        @Nullable Person person,
        @Nullable Long seed,
        List<Input> inputs) {

    private static final int MAX_LABELS = 100;

    /// Somebody made up. `agreed` are the topics that they agreed to before.
    record Person(
            @Nullable String firstName,
            @Nullable Set<String> tags,
            @Nullable Map<String, FieldValue> fields,
            @Nullable Set<TopicId> agreed,
            @Nullable ZoneId zone,
            @Nullable Instant lastInteractionAt) {

        static final Person NOBODY = new Person(null, null, null, null, null, null);

        Set<TopicId> agreedOrNone() {
            return Objects.requireNonNullElse(agreed, Set.of());
        }

        Contact contact(long pageId) {
            return Contact.unknown(new ContactKey(pageId, "trial"))
                    .withProfile(new Profile(firstName, null, null, zone))
                    .withTags(Objects.requireNonNullElse(tags, Set.of()))
                    .withFields(Objects.requireNonNullElse(fields, Map.of()))
                    .withLastInteractionAt(lastInteractionAt);
        }

        private void check(Checks checks) {
            checks.require(
                    firstName == null || firstName.length() <= MAX_LABELS, "/firstName", "text-too-long", MAX_LABELS);
            Objects.requireNonNullElse(tags, Set.<String>of())
                    .forEach(tag -> checks.text("/tags", tag, FlowLimits.NAME_LENGTH));
            Objects.requireNonNullElse(fields, Map.<String, FieldValue>of())
                    .keySet()
                    .forEach(field -> checks.text("/fields", field, FlowLimits.NAME_LENGTH));
            checks.require(tags == null || tags.size() <= MAX_LABELS, "/tags", "too-many", MAX_LABELS);
            checks.require(fields == null || fields.size() <= MAX_LABELS, "/fields", "too-many", MAX_LABELS);
        }
    }

    Person someone() {
        return Objects.requireNonNullElse(person, Person.NOBODY);
    }

    void check() {
        Checks checks = new Checks();
        checks.require(contact == null || person == null, "/person", "trial-person-twice");
        if (person != null) {
            Checks ofPerson = new Checks();
            person.check(ofPerson);
            checks.addAll("/person", ofPerson);
        }
        checks.require(inputs.size() <= Trial.MAX_INPUTS, "/inputs", "trial-too-many-inputs", Trial.MAX_INPUTS);
        for (int i = 0; i < inputs.size(); i++) {
            check(checks, "/inputs/" + i, inputs.get(i));
        }
        checks.end();
    }

    private static void check(Checks checks, String pointer, Input input) {
        switch (input) {
            case Input.Write write -> checks.text(pointer + "/text", write.text(), FlowLimits.ANSWER_LENGTH);
            case Input.Advance advance -> {
                Duration duration = advance.duration();
                boolean within = duration.isPositive() && duration.compareTo(Trial.LONGEST_ADVANCE) <= 0;
                checks.require(within, pointer + "/duration", "trial-advance", Trial.LONGEST_ADVANCE.toDays());
            }
            case Input.Start _, Input.Tap _, Input.Agree _, Input.Stop _, Input.Resume _, Input.AdvanceToNext _ -> {}
        }
    }
}
