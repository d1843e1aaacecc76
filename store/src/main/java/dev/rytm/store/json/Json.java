package dev.rytm.store.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Turns values into JSON and JSON into values.
///
/// A sealed type carries its variant in `kind`; ids, instants, durations and zones are strings in ISO form; what is
/// absent is left out. Reading refuses whatever it does not know, so nothing is dropped in silence. Tokens are secrets:
/// they are written for the database only, sealed, and never for HTTP.
public final class Json {

    /// How deep documents may nest.
    public static final int MAX_DEPTH = 32;

    /// How long a document that came over HTTP may be, in bytes.
    public static final int MAX_BYTES = 1 << 20;

    private static final JsonMapper DATABASE = mapper(false);
    private static final JsonMapper HTTP = mapper(true);

    private Json() {}

    /// For a jsonb column; fails on a value that holds a token.
    public static String write(Object value) {
        return DATABASE.writeValueAsString(value);
    }

    /// For a jsonb column, with tokens closed by `seal`.
    public static String write(Object value, Seal seal) {
        return DATABASE.writer().withAttribute(Tokens.SEAL, seal).writeValueAsString(value);
    }

    /// From a jsonb column; fails on a value that holds a token.
    public static <T> T read(String json, Class<T> type) {
        try {
            return DATABASE.readValue(json, type);
        } catch (JacksonException unreadable) {
            throw Faults.of(unreadable);
        }
    }

    /// From a jsonb column, with tokens opened by `seal`.
    public static <T> T read(String json, Class<T> type, Seal seal) {
        try {
            return DATABASE.readerFor(type).withAttribute(Tokens.SEAL, seal).readValue(json);
        } catch (JacksonException unreadable) {
            throw Faults.of(unreadable);
        }
    }

    /// For an HTTP body: no token is in it.
    public static byte[] writeHttp(Object value) {
        return HTTP.writeValueAsBytes(value);
    }

    /// From an HTTP body, whose first fault is told with its JSON pointer.
    public static Object readHttp(byte[] body, Type type) {
        Screening.screen(HTTP, body);
        try {
            Object value = HTTP.readValue(body, HTTP.constructType(type));
            if (value == null) {
                throw new JsonException(JsonException.Fault.MISSING, "", "");
            }
            return value;
        } catch (JacksonException unreadable) {
            throw Faults.of(unreadable);
        }
    }

    /// From text that came over HTTP, as the other `readHttp`.
    public static <T> T readHttp(String text, Class<T> type) {
        return type.cast(readHttp(text.getBytes(StandardCharsets.UTF_8), type));
    }

    /// Everything that keeps what came over HTTP, as maps, lists and scalars, from being read as a value of this type.
    public static List<JsonException> faults(@Nullable Object tree, Type type) {
        return Inspection.of(tree, type);
    }

    private static JsonMapper mapper(boolean hidesTokens) {
        var limits = StreamReadConstraints.builder()
                .maxNestingDepth(hidesTokens ? MAX_DEPTH : 2 * MAX_DEPTH)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .annotationIntrospector(new CoreForm(hidesTokens))
                .addModule(Scalars.module())
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(Json::refuseCoercion)
                .withCoercionConfig(
                        LogicalType.Float,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
                .build();
    }

    private static void refuseCoercion(MutableCoercionConfig config) {
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            config.setCoercion(shape, CoercionAction.Fail);
        }
    }
}
