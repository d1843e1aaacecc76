package dev.rytm.sandbox.http;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON, read and written the way the platform does it.
public final class Json {

    /// Reads leniently about unknown fields; writes plain JSON.
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /// Writes as webhooks are written: ASCII only, other characters and slashes escaped, hex in lower case (rule 2).
    private static final JsonMapper ASCII = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .enable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
                    .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                    .build())
            .build();

    private Json() {}

    /// A new object.
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// The text of a field; empty if it is missing or no text or number.
    public static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /// Bytes for a webhook.
    public static byte[] ascii(JsonNode node) {
        return ASCII.writeValueAsBytes(node);
    }

    /// Bytes of plain JSON.
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }
}
