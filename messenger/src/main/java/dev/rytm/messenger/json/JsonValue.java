package dev.rytm.messenger.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One value of foreign JSON. Numbers stay text, because ids and amounts come as either and none is ever computed with.
public sealed interface JsonValue {

    /// A string, already clean (see `CleanText`).
    record Text(String text) implements JsonValue {}

    /// A number as it was written.
    record Numeral(String text) implements JsonValue {}

    /// True or false.
    record Truth(boolean value) implements JsonValue {}

    /// The word null: the same as nothing for every reader.
    record Nothing() implements JsonValue {}

    /// An array. `overflow` is true when it had more elements than `JsonTree.MAX_ELEMENTS`; the rest is lost.
    record Elements(List<JsonValue> values, boolean overflow) implements JsonValue {

        /// No elements.
        public static final Elements NONE = new Elements(List.of(), false);
    }

    /// An object, and where it stood in the text: `[start, end)`. `problem` names a limit that something inside it
    /// broke.
    record Fields(
            Map<String, JsonValue> values,
            int start,
            int end,
            @Nullable String problem) implements JsonValue {

        /// No fields.
        public static final Fields NONE = new Fields(Map.of(), 0, 0, null);

        public boolean has(String name) {
            JsonValue value = values.get(name);
            return value != null && !(value instanceof Nothing);
        }

        /// The object of this name, or one without fields.
        public Fields fields(String name) {
            return values.get(name) instanceof Fields fields ? fields : NONE;
        }

        /// The array of this name; a single object counts as an array of one.
        public Elements elements(String name) {
            return switch (values.get(name)) {
                case Elements elements -> elements;
                case Fields fields -> new Elements(List.of(fields), false);
                case null, default -> Elements.NONE;
            };
        }

        /// A string, or a number as it was written; absent if it is neither, or empty.
        public @Nullable String text(String name) {
            String text = switch (values.get(name)) {
                case Text string -> string.text();
                case Numeral number -> number.text();
                case null, default -> "";
            };
            return text.isEmpty() ? null : text;
        }

        /// True, or a string that says so.
        public boolean isTrue(String name) {
            return switch (values.get(name)) {
                case Truth truth -> truth.value();
                case Text string -> string.text().equalsIgnoreCase("true");
                case null, default -> false;
            };
        }
    }
}
