package dev.rytm.store.json;

import dev.rytm.store.json.JsonException.Fault;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// What the library's exceptions mean in our words.
final class Faults {

    private Faults() {}

    static JsonException of(JacksonException cause) {
        if (cause.getCause() instanceof IllegalStateException broken) {
            throw broken;
        }
        String pointer = pointer(cause.getPath());
        return switch (cause) {
            case UnrecognizedPropertyException unknown -> unknown(unknown, pointer);
            case InvalidNullException missing -> missing(missing, pointer);
            case InvalidTypeIdException kind -> kind(kind, pointer);
            case ValueInstantiationException invalid -> invalid(invalid, pointer);
            case MismatchedInputException mismatch -> mismatch(mismatch, pointer);
            case InputCoercionException coercion ->
                new JsonException(Fault.WRONG_TYPE, pointer, expected(coercion.getTargetType()));
            default -> new JsonException(Fault.MALFORMED, pointer, "");
        };
    }

    private static JsonException unknown(UnrecognizedPropertyException cause, String pointer) {
        Collection<Object> known = cause.getKnownPropertyIds();
        String words = known == null
                ? ""
                : known.stream().map(Object::toString).sorted().distinct().collect(Collectors.joining(", "));
        return new JsonException(Fault.UNKNOWN, pointer, words);
    }

    /// A property that is absent has no place in the path; one that is null has.
    private static JsonException missing(InvalidNullException cause, String pointer) {
        String name =
                cause.getPropertyName() == null ? "" : cause.getPropertyName().getSimpleName();
        String step = "/" + escaped(name);
        return new JsonException(
                Fault.MISSING, name.isEmpty() || pointer.endsWith(step) ? pointer : pointer + step, "");
    }

    private static JsonException kind(InvalidTypeIdException cause, String pointer) {
        String words = Kinds.variants(cause.getBaseType().getRawClass()).stream()
                .map(Kinds::word)
                .sorted()
                .collect(Collectors.joining(", "));
        return new JsonException(Fault.WRONG_WORD, pointer + "/kind", words);
    }

    private static JsonException invalid(ValueInstantiationException cause, String pointer) {
        String own = cause.getCause() instanceof IllegalArgumentException refused ? refused.getMessage() : null;
        return new JsonException(Fault.INVALID, pointer, own == null ? "its parts do not fit together" : own);
    }

    private static JsonException mismatch(MismatchedInputException cause, String pointer) {
        Class<?> target = cause.getTargetType();
        if (target != null && target.isEnum()) {
            String words =
                    Stream.of(target.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
            return new JsonException(Fault.WRONG_WORD, pointer, words);
        }
        String own = cause.getOriginalMessage();
        boolean fromScalars =
                own != null && (own.startsWith("a ") || own.startsWith("an ") || own.startsWith("the id"));
        return new JsonException(Fault.WRONG_TYPE, pointer, fromScalars ? own : expected(target));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number between "
                    + (type == int.class || type == Integer.class
                            ? "-2147483648 and 2147483647"
                            : "-9223372036854775808 and 9223372036854775807");
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        return Map.class.isAssignableFrom(type) || !type.getName().startsWith("java.") ? "an object" : "a string";
    }

    private static String pointer(List<JacksonException.Reference> path) {
        return path.stream()
                .map(reference -> reference.getPropertyName() == null
                        ? "/" + reference.getIndex()
                        : "/" + escaped(reference.getPropertyName()))
                .collect(Collectors.joining());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
