package dev.rytm.store.json;

import dev.rytm.store.json.JsonException.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.json.JsonMapper;

/// Walks a document once before anything is made of it, to find what is wrong with its form: size, depth, syntax,
/// properties given twice.
final class Screening {

    private Screening() {}

    static void screen(JsonMapper mapper, byte[] body) {
        if (body.length > Json.MAX_BYTES) {
            throw new JsonException(Fault.TOO_LARGE, "", String.valueOf(Json.MAX_BYTES));
        }
        try (JsonParser parser = mapper.createParser(body)) {
            walk(parser);
        }
    }

    private static void walk(JsonParser parser) {
        Deque<Set<String>> names = new ArrayDeque<>();
        String pointer = "";
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                pointer = parser.streamReadContext().pathAsPointer().toString();
                if (token == JsonToken.START_OBJECT) {
                    names.push(new HashSet<>());
                } else if (token == JsonToken.END_OBJECT) {
                    names.pop();
                } else if (token == JsonToken.PROPERTY_NAME && !names.element().add(parser.currentName())) {
                    throw new JsonException(Fault.DUPLICATE, pointer, parser.currentName());
                }
                boolean text = token == JsonToken.PROPERTY_NAME || token == JsonToken.VALUE_STRING;
                if (text && !Scalars.isClean(parser.getString())) {
                    throw new JsonException(Fault.WRONG_TYPE, pointer, Scalars.CLEAN);
                }
            }
        } catch (StreamConstraintsException tooMuch) {
            if (parser.streamReadContext().getNestingDepth() >= Json.MAX_DEPTH) {
                throw new JsonException(Fault.TOO_DEEP, pointer, String.valueOf(Json.MAX_DEPTH));
            }
            throw new JsonException(Fault.INVALID, pointer, "a number or a name in it is too long");
        } catch (JacksonException malformed) {
            throw new JsonException(Fault.MALFORMED, pointer, "");
        }
    }
}
