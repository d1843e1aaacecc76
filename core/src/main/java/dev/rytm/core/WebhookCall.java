package dev.rytm.core;

import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A call of another system to be: the address, and what is told there of a person. Never a secret, and nothing that
/// the author of the flow did not choose.
///
/// `id` is the same in every repeat, so that the other system knows one. `tags` is absent if they were not chosen.
public record WebhookCall(String id, String url, FlowId flow, StepId step, Instant at, Person person) {

    /// What is told of the person.
    public record Person(
            @Nullable String firstName,
            @Nullable String lastName,
            Map<String, FieldValue> fields,
            @Nullable Set<String> tags) {

        public Person {
            fields = Map.copyOf(fields);
            tags = tags == null ? null : Set.copyOf(tags);
        }
    }
}
