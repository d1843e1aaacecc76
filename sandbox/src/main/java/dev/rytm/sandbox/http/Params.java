package dev.rytm.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The parameters of a call, wherever they came from: the query, a JSON body, or a form whose values may be JSON
/// strings (rule 8). `readable` is false if the body could not be read.
public record Params(Map<String, JsonNode> values, boolean readable) {

    /// Reads the query string and the body; the body's values win.
    public static Params of(@Nullable String rawQuery, @Nullable String contentType, byte[] body) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        form(rawQuery == null ? "" : rawQuery, values);
        boolean readable = body.length == 0 || readBody(contentType == null ? "" : contentType, body, values);
        return new Params(values, readable);
    }

    private static boolean readBody(String contentType, byte[] body, Map<String, JsonNode> values) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            form(new String(body, StandardCharsets.UTF_8), values);
            return true;
        }
        if (type.startsWith("multipart/form-data")) {
            return multipart(contentType, new String(body, StandardCharsets.UTF_8), values);
        }
        try {
            if (Json.MAPPER.readTree(body) instanceof ObjectNode object) {
                object.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
                return true;
            }
            return false;
        } catch (JacksonException notJson) {
            return false;
        }
    }

    private static void form(String encoded, Map<String, JsonNode> values) {
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                values.put(name, StringNode.valueOf(equals < 0 ? "" : decode(pair.substring(equals + 1))));
            }
        }
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }

    /// Reads the plain fields of a multipart form; files are passed over.
    private static boolean multipart(String contentType, String body, Map<String, JsonNode> values) {
        int at = contentType.indexOf("boundary=");
        if (at < 0) {
            return false;
        }
        String boundary =
                contentType.substring(at + 9).replace("\"", "").split(";", 2)[0].trim();
        for (String part : body.split("\r?\n?--" + Pattern.quote(boundary), -1)) {
            int headEnd = part.indexOf("\r\n\r\n");
            Optional<String> name = headEnd < 0 ? Optional.empty() : fieldName(part.substring(0, headEnd));
            name.ifPresent(field -> values.put(field, StringNode.valueOf(part.substring(headEnd + 4))));
        }
        return true;
    }

    private static Optional<String> fieldName(String head) {
        int at = head.indexOf("name=\"");
        int end = head.indexOf('"', at + 6);
        return at < 0 || end < 0 ? Optional.empty() : Optional.of(head.substring(at + 6, end));
    }

    /// The text of a parameter; empty if it is missing.
    public String text(String name) {
        JsonNode value = values.get(name);
        if (value == null) {
            return "";
        }
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    /// A parameter that is an object, or a string that holds one.
    public Optional<ObjectNode> object(String name) {
        return node(name) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    /// A parameter as JSON; a string that holds an object or an array is read.
    public @Nullable JsonNode node(String name) {
        JsonNode value = values.get(name);
        if (value == null || !value.isString()) {
            return value;
        }
        String text = value.asString("").strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return value;
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            return value;
        }
    }

    /// Whether the parameter is there.
    public boolean has(String name) {
        return values.containsKey(name);
    }
}
