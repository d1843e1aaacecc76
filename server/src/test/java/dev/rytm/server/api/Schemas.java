package dev.rytm.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rytm.store.json.Kinds;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// JSON Schemas of our values, read off their declarations by the same rules by which they are written and read.
final class Schemas {

    private static final Map<String, Map<String, Object>> SCALARS = Map.ofEntries(
            Map.entry("String", Map.of("type", "string")),
            Map.entry("boolean", Map.of("type", "boolean")),
            Map.entry("Boolean", Map.of("type", "boolean")),
            Map.entry("int", Map.of("type", "integer", "format", "int32")),
            Map.entry("Integer", Map.of("type", "integer", "format", "int32")),
            Map.entry("long", Map.of("type", "integer", "format", "int64")),
            Map.entry("Long", Map.of("type", "integer", "format", "int64")),
            Map.entry("BigDecimal", Map.of("type", "number")),
            Map.entry("double", Map.of("type", "number")),
            Map.entry("Instant", Map.of("type", "string", "format", "date-time")),
            Map.entry("LocalDate", Map.of("type", "string", "format", "date")),
            Map.entry("LocalTime", Map.of("type", "string", "format", "local-time")),
            Map.entry("Duration", Map.of("type", "string", "format", "duration")),
            Map.entry("ZoneId", Map.of("type", "string", "format", "time-zone")),
            Map.entry("TopicId", Map.of("type", "string", "format", "id")),
            Map.entry("FlowId", Map.of("type", "string", "format", "id")),
            Map.entry("SequenceId", Map.of("type", "string", "format", "id")),
            Map.entry("SegmentId", Map.of("type", "string", "format", "id")),
            Map.entry("StepId", Map.of("type", "string", "format", "id")),
            Map.entry("Object", Map.of()));

    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Class<?>> owners = new TreeMap<>();

    Map<String, Object> components() {
        return components;
    }

    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        if (!(type instanceof Class<?> raw) || raw.isArray()) {
            return Map.of();
        }
        Map<String, Object> scalar = SCALARS.get(raw.getSimpleName());
        return scalar == null ? reference(raw) : new TreeMap<>(scalar);
    }

    private Map<String, Object> collection(ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom((Class<?>) type.getRawType())) {
            return ordered("type", "array", "items", of(of[0]));
        }
        return ordered("type", "object", "additionalProperties", of(of[1]));
    }

    private Map<String, Object> reference(Class<?> type) {
        String name = name(type);
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner != null && owner != type) {
            throw new IllegalStateException(owner + " and " + type + " have the same name in the document");
        }
        if (owner == null) {
            components.put(name, Map.of());
            components.put(name, schema(type));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> schema(Class<?> type) {
        if (type.isEnum()) {
            return ordered(
                    "type",
                    "string",
                    "enum",
                    Stream.of(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList());
        }
        return type.isRecord() ? object(type) : alternatives(type);
    }

    private Map<String, Object> alternatives(Class<?> type) {
        Map<String, Object> mapping = new TreeMap<>();
        List<Object> variants = new ArrayList<>();
        for (Class<?> variant : Kinds.variants(type)) {
            Map<String, Object> reference = reference(variant);
            variants.add(reference);
            mapping.put(Kinds.word(variant), String.valueOf(reference.get("$ref")));
        }
        return ordered("oneOf", variants, "discriminator", ordered("propertyName", "kind", "mapping", mapping));
    }

    private Map<String, Object> object(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        if (Kinds.root(type).isPresent()) {
            properties.put("kind", ordered("type", "string", "enum", List.of(Kinds.word(type))));
            required.add("kind");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            boolean secret =
                    component.getName().equals("token") && type.getName().startsWith("dev.rytm.core.");
            if (!secret) {
                boolean saysNull = component.getAccessor().isAnnotationPresent(JsonInclude.class);
                Map<String, Object> value = of(component.getGenericType());
                properties.put(name(component), saysNull ? orNull(value) : value);
                if (saysNull || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    required.add(name(component));
                }
            }
        }
        Map<String, Object> schema = ordered("type", "object", "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /// Null is said and not left out.
    private static Map<String, Object> orNull(Map<String, Object> value) {
        return Map.of("oneOf", List.of(value, Map.of("type", "null")));
    }

    /// What is no name in Java is named by the annotation.
    private static String name(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    /// A type inside another is called after both, unless one name already says the other.
    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        if (outer == null) {
            return type.getSimpleName();
        }
        String around = outer.getSimpleName().replaceFirst("(Routes|s)$", "");
        String own = type.getSimpleName();
        return own.startsWith(around) || own.endsWith(around) ? own : around + own;
    }

    static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
