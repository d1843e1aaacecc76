package dev.rytm.store.json;

import dev.rytm.core.contact.FieldValue;
import java.util.Map;

/// Fields by their names, as a document of their own: a bare map forgets what kind of thing its values are.
public record FieldMap(Map<String, FieldValue> fields) {

    public FieldMap {
        fields = Map.copyOf(fields);
    }

    /// In SQL, `?::jsonb -> 'fields'` is the map as `contact.fields` holds it.
    public String text() {
        return Json.write(this);
    }
}
