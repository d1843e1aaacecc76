package dev.rytm.server.api;

import static dev.rytm.server.api.Schemas.ordered;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The JSON Schema (2020-12) of a flow as the export writes it, made of what the document of the API says.
final class FlowSchema {

    private static final String OURS = "#/components/schemas/";

    private final Map<?, ?> components;
    private final Map<String, Object> definitions = new TreeMap<>();

    private FlowSchema(Map<?, ?> components) {
        this.components = components;
    }

    static Map<String, Object> document() {
        Map<?, ?> parts = (Map<?, ?>) OpenApi.document().get("components");
        FlowSchema schema = new FlowSchema((Map<?, ?>) parts.get("schemas"));
        Object kind = schema.moved(Map.of("$ref", OURS + "FlowKind"));
        Object document = schema.moved(Map.of("$ref", OURS + "FlowVersionDocument"));
        return ordered(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "title",
                "A flow of Rytm",
                "type",
                "object",
                "properties",
                ordered(
                        "$schema",
                        Map.of("type", "string"),
                        "name",
                        ordered("type", "string", "minLength", 1, "maxLength", 100),
                        "kind",
                        kind,
                        "document",
                        document),
                "required",
                List.of("name", "kind", "document"),
                "additionalProperties",
                false,
                "$defs",
                schema.definitions);
    }

    /// References lead to this file's own definitions; what only the API's document knows is left out.
    private Object moved(Object node) {
        if (node instanceof List<?> list) {
            return list.stream().map(this::moved).toList();
        }
        if (!(node instanceof Map<?, ?> map)) {
            return node;
        }
        Map<String, Object> moved = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (key.equals("$ref")) {
                moved.put("$ref", "#/$defs/" + define(value.toString().substring(OURS.length())));
            } else if (!(key.equals("discriminator") && map.containsKey("oneOf"))) {
                moved.put(key.toString(), moved(value));
            }
        });
        return moved;
    }

    private String define(String name) {
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of());
            definitions.put(name, moved(components.get(name)));
        }
        return name;
    }
}
