package dev.rytm.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every operation of the API as its document has it, with the smallest body that is right in form.
final class Operations {

    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");
    private static final JsonNode DOCUMENT = read();

    private Operations() {}

    record Operation(
            String id,
            String method,
            String path,
            String scope,
            @Nullable Object body) {

        List<String> holes() {
            return HOLE.matcher(path).results().map(result -> result.group(1)).toList();
        }

        String at(Map<String, String> ids) {
            return HOLE.matcher(path)
                    .replaceAll(hole -> Matcher.quoteReplacement(Objects.requireNonNull(
                            ids.get(hole.group(1)), () -> "no id for " + hole.group() + " of " + path)));
        }

        /// Whether a good question is answered without an end.
        boolean isEndless() {
            return id.equals("eventWatch");
        }

        /// What has to be in the address beside ids.
        String query() {
            return switch (id) {
                case "sendAccount" -> "?from=2022-09-01&until=2022-10-01";
                case "rulePackReportReport" -> "?pack=messenger-2023";
                case "labelUses" -> "?subject=TAG&name=vip";
                case "questionAsk" -> "?kind=MESSAGE";
                default -> "";
            };
        }
    }

    static List<Operation> all() {
        List<Operation> operations = new ArrayList<>();
        DOCUMENT.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                operations.add(operation(path.getKey(), operation.getKey(), operation.getValue()))));
        return operations;
    }

    private static Operation operation(String path, String method, JsonNode operation) {
        JsonNode body = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return new Operation(
                operation.get("operationId").asString(),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                operation.get("x-scope").asString(),
                body.isMissingNode() ? null : sample(body));
    }

    private static @Nullable Object sample(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asString().substring("#/components/schemas/".length());
            return sample(DOCUMENT.get("components").get("schemas").get(name));
        }
        if (schema.has("oneOf")) {
            return sample(schema.get("oneOf").get(0));
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0).asString();
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema);
            case "array" -> List.of();
            case "boolean" -> true;
            case "integer", "number" -> 1;
            case "string" -> text(schema.path("format").asString(""));
            default -> Map.of();
        };
    }

    private static Map<String, @Nullable Object> object(JsonNode schema) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        schema.path("required")
                .forEach(name -> object.put(
                        name.asString(), sample(schema.get("properties").get(name.asString()))));
        return object;
    }

    private static String text(String format) {
        return switch (format) {
            case "date-time" -> "2022-09-05T10:00:00Z";
            case "date" -> "2022-09-05";
            case "local-time" -> "09:00";
            case "duration" -> "PT1H";
            case "time-zone" -> "Europe/Warsaw";
            default -> "12345";
        };
    }

    private static JsonNode read() {
        try (var file = Sentences.class.getResourceAsStream("openapi.json")) {
            return JsonMapper.shared().readTree(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
