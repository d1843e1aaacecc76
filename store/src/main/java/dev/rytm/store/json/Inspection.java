package dev.rytm.store.json;

import dev.rytm.store.json.JsonException.Fault;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds everything that keeps a tree of maps, lists and scalars from being read as one of our values, where reading
/// stops at the first fault.
///
/// An empty text where an id, a word, an instant or the like has to stand counts as missing: nobody has chosen it yet.
final class Inspection {

    private static final String KIND = "kind";

    private final List<JsonException> faults = new ArrayList<>();

    private Inspection() {}

    /// Reading comes first: most trees are whole, and a look at every part takes its time.
    static List<JsonException> of(@Nullable Object tree, Type type) {
        Inspection whole = new Inspection();
        if (tree == null) {
            whole.add(Fault.MISSING, "", "");
            return List.copyOf(whole.faults);
        }
        whole.read("", tree, type);
        if (whole.faults.isEmpty()) {
            return List.of();
        }
        Inspection inspection = new Inspection();
        inspection.inspect("", tree, type);
        return List.copyOf(inspection.faults.isEmpty() ? whole.faults : inspection.faults);
    }

    private void inspect(String pointer, @Nullable Object value, Type type) {
        if (value == null || (value.equals("") && type != String.class)) {
            add(Fault.MISSING, pointer, "");
        } else if (type instanceof ParameterizedType generic) {
            inspectAll(pointer, value, generic);
        } else if (type instanceof Class<?> raw && isObject(raw)) {
            inspectObject(pointer, value, raw);
        } else {
            read(pointer, value, type);
        }
    }

    private static boolean isObject(Class<?> type) {
        return !Scalars.TEXTS.contains(type)
                && (type.isRecord() || Kinds.root(type).isPresent())
                && type.getName().startsWith("dev.rytm.");
    }

    private void inspectAll(String pointer, Object value, ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        boolean isList = Collection.class.isAssignableFrom((Class<?>) type.getRawType());
        if (isList && value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                inspect(pointer + "/" + i, list.get(i), of[0]);
            }
        } else if (!isList && value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> {
                String place = pointer + "/" + escaped(key);
                if (key.toString().isBlank()) {
                    add(Fault.INVALID, place, "a name must not be blank");
                } else {
                    inspect(place, each, of[1]);
                }
            });
        } else {
            add(Fault.WRONG_TYPE, pointer, isList ? "an array" : "an object");
        }
    }

    private void inspectObject(String pointer, Object value, Class<?> type) {
        if (!(value instanceof Map<?, ?> map)) {
            add(Fault.WRONG_TYPE, pointer, "an object");
        } else if (type.isRecord()) {
            inspectRecord(pointer, map, type);
        } else {
            inspectVariant(pointer, map, type);
        }
    }

    private void inspectVariant(String pointer, Map<?, ?> map, Class<?> type) {
        Object kind = map.get(KIND);
        List<Class<?>> variants = Kinds.variants(type);
        variants.stream()
                .filter(variant -> Kinds.word(variant).equals(kind))
                .findFirst()
                .ifPresentOrElse(
                        variant -> inspectRecord(pointer, map, variant),
                        () -> add(
                                kind == null ? Fault.MISSING : Fault.WRONG_WORD,
                                pointer + "/" + KIND,
                                variants.stream().map(Kinds::word).sorted().collect(Collectors.joining(", "))));
    }

    private void inspectRecord(String pointer, Map<?, ?> map, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        TreeSet<String> known =
                Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toCollection(TreeSet::new));
        if (Kinds.root(type).isPresent()) {
            known.add(KIND);
        }
        map.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> add(Fault.UNKNOWN, pointer + "/" + escaped(key), String.join(", ", known)));
        for (RecordComponent component : components) {
            Object value = map.get(component.getName());
            boolean mayLack = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (value != null || !mayLack) {
                inspect(pointer + "/" + component.getName(), value, component.getGenericType());
            }
        }
    }

    private void read(String pointer, Object value, Type type) {
        try {
            Json.readHttp(Json.writeHttp(value), type);
        } catch (JsonException unreadable) {
            add(unreadable.fault(), pointer + unreadable.pointer(), unreadable.detail());
        }
    }

    private void add(Fault fault, String pointer, String detail) {
        faults.add(new JsonException(fault, pointer, detail));
    }

    private static String escaped(Object name) {
        return name.toString().replace("~", "~0").replace("/", "~1");
    }
}
