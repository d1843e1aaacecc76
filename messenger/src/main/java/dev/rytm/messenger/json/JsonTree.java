package dev.rytm.messenger.json;

import dev.rytm.messenger.json.JsonValue.Elements;
import dev.rytm.messenger.json.JsonValue.Fields;
import dev.rytm.messenger.json.JsonValue.Nothing;
import dev.rytm.messenger.json.JsonValue.Numeral;
import dev.rytm.messenger.json.JsonValue.Text;
import dev.rytm.messenger.json.JsonValue.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Turns foreign JSON into values under limits. A broken limit spoils only the objects around it, so that their
/// neighbours can still be read; text that is no JSON at all, or is nested hundreds of levels deep, is refused as
/// a whole.
///
/// Of a key that occurs twice in an object the first stands.
public final class JsonTree {

    /// Levels below which nothing is looked at.
    public static final int MAX_DEPTH = 32;
    /// The longest string, in UTF-16 units.
    public static final int MAX_STRING = 64 * 1024;
    /// The longest number, in characters.
    public static final int MAX_NUMBER = 20;
    /// Fields of one object.
    public static final int MAX_FIELDS = 1_000;
    /// Elements of one array.
    public static final int MAX_ELEMENTS = 10_000;

    private static final int REFUSED_DEPTH = 500;
    private static final int ANY_LENGTH = 16 * 1024 * 1024;

    private static final TokenStreamFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(REFUSED_DEPTH)
                    .maxStringLength(ANY_LENGTH)
                    .maxNumberLength(ANY_LENGTH)
                    .maxNameLength(ANY_LENGTH)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .build();

    private final JsonParser parser;
    private @Nullable String problem;

    private JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    /// Reads one value. Throws the parser's own exception, and nothing else, when the text is not JSON.
    public static JsonValue read(String text) throws JacksonException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonTree tree = new JsonTree(parser);
            parser.nextToken();
            JsonValue value = tree.value(0);
            if (parser.nextToken() != null) {
                return new Nothing();
            }
            return value;
        }
    }

    private JsonValue value(int depth) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return new Nothing();
        }
        return switch (token) {
            case START_OBJECT -> depth < MAX_DEPTH ? fields(depth) : skipped();
            case START_ARRAY -> depth < MAX_DEPTH ? elements(depth) : skipped();
            case VALUE_STRING -> string();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> new Truth(true);
            case VALUE_FALSE -> new Truth(false);
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE, PROPERTY_NAME, END_ARRAY, END_OBJECT ->
                new Nothing();
        };
    }

    private Fields fields(int depth) {
        String around = problem;
        problem = null;
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        Map<String, JsonValue> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (values.size() == MAX_FIELDS) {
                parser.skipChildren();
                spoil("an object has more than " + MAX_FIELDS + " fields");
            } else {
                values.putIfAbsent(name, value(depth + 1));
            }
        }
        int end = Math.toIntExact(parser.currentTokenLocation().getCharOffset()) + 1;
        Fields fields = new Fields(values, start, end, problem);
        problem = around == null ? problem : around;
        return fields;
    }

    private Elements elements(int depth) {
        List<JsonValue> values = new ArrayList<>();
        boolean overflow = false;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (values.size() == MAX_ELEMENTS) {
                parser.skipChildren();
                overflow = true;
                spoil("an array has more than " + MAX_ELEMENTS + " elements");
            } else {
                values.add(value(depth + 1));
            }
        }
        return new Elements(values, overflow);
    }

    private JsonValue skipped() {
        parser.skipChildren();
        spoil("it is nested more than " + MAX_DEPTH + " levels deep");
        return new Nothing();
    }

    private JsonValue string() {
        if (parser.getStringLength() > MAX_STRING) {
            spoil("a string is longer than " + MAX_STRING + " characters");
            return new Nothing();
        }
        return new Text(CleanText.of(parser.getString()));
    }

    private JsonValue number() {
        if (parser.getStringLength() > MAX_NUMBER) {
            spoil("a number is longer than " + MAX_NUMBER + " characters");
            return new Nothing();
        }
        return new Numeral(parser.getString());
    }

    private void spoil(String sentence) {
        if (problem == null) {
            problem = sentence;
        }
    }
}
