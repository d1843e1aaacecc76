package dev.rytm.store.json;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.segment.SegmentId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.module.SimpleModule;

/// Values that are one string or number in JSON: ids, instants, durations, zones, texts, decimals.
final class Scalars {

    /// No number that a person means is longer; without a limit `1e999999999` would fill the memory once written out.
    private static final int MAX_DIGITS = 100;

    /// What every string must be.
    static final String CLEAN = "a string without the character U+0000 and without half characters";

    private Scalars() {}

    /// Our own types that are one string in JSON.
    static final Set<Class<?>> TEXTS =
            Set.of(TopicId.class, FlowId.class, SequenceId.class, StepId.class, SegmentId.class);

    static SimpleModule module() {
        var module = new SimpleModule("rytm");
        text(module, TopicId.class, TopicId::new, "the id of a topic");
        text(module, FlowId.class, FlowId::new, "the id of a flow");
        text(module, SequenceId.class, SequenceId::new, "the id of a sequence");
        text(module, StepId.class, StepId::new, "the id of a step");
        text(module, SegmentId.class, SegmentId::new, "the id of a segment");
        text(module, Instant.class, Instants::parse, "an instant such as 2026-03-02T12:00:00Z");
        text(module, LocalDate.class, LocalDate::parse, "a date such as 2026-03-02");
        text(module, LocalTime.class, LocalTime::parse, "a time such as 08:30");
        text(module, Duration.class, Duration::parse, "a duration such as PT36H or P2D");
        text(module, ZoneId.class, ZoneId::of, "a time zone such as Europe/Warsaw");
        module.addSerializer(String.class, new CleanText());
        module.addDeserializer(String.class, new StrictText());
        module.addDeserializer(BigDecimal.class, new BoundedDecimal());
        return module;
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse, String expected) {
        module.addSerializer(type, new ToText<>());
        module.addDeserializer(type, new FromText<>(type, parse, expected));
        module.addKeySerializer(type, new ToKey<>());
        module.addKeyDeserializer(type, new FromKey<>(type, parse, expected));
    }

    /// Whether PostgreSQL can hold it: no character zero, no half of a surrogate pair.
    static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static final class ToText<T> extends ValueSerializer<T> {

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.toString());
        }
    }

    private static final class ToKey<T> extends ValueSerializer<T> {

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeName(value.toString());
        }
    }

    private static final class FromText<T> extends ValueDeserializer<T> {

        private final Class<T> type;
        private final Function<String, T> parse;
        private final String expected;

        FromText(Class<T> type, Function<String, T> parse, String expected) {
            this.type = type;
            this.parse = parse;
            this.expected = expected;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING || !isClean(parser.getString())) {
                throw MismatchedInputException.from(parser, type, expected);
            }
            try {
                return parse.apply(parser.getString());
            } catch (DateTimeException | IllegalArgumentException unreadable) {
                throw InvalidFormatException.from(parser, type, expected);
            }
        }
    }

    private static final class FromKey<T> extends KeyDeserializer {

        private final Class<T> type;
        private final Function<String, T> parse;
        private final String expected;

        FromKey(Class<T> type, Function<String, T> parse, String expected) {
            this.type = type;
            this.parse = parse;
            this.expected = expected;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            try {
                if (isClean(key)) {
                    return parse.apply(key);
                }
            } catch (DateTimeException | IllegalArgumentException unreadable) {
                throw MismatchedInputException.from(context.getParser(), type, expected);
            }
            throw MismatchedInputException.from(context.getParser(), type, expected);
        }
    }

    /// What people write to us may hold characters that PostgreSQL cannot; they become U+FFFD.
    private static final class CleanText extends ValueSerializer<String> {

        @Override
        public void serialize(String value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(isClean(value) ? value : cleaned(value));
        }
    }

    private static final class StrictText extends ValueDeserializer<String> {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING || !isClean(parser.getString())) {
                throw MismatchedInputException.from(parser, String.class, CLEAN);
            }
            return parser.getString();
        }
    }

    private static final class BoundedDecimal extends ValueDeserializer<BigDecimal> {

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == null || !parser.currentToken().isNumeric()) {
                throw MismatchedInputException.from(parser, BigDecimal.class, "a number");
            }
            BigDecimal value = parser.getDecimalValue();
            if (value.precision() > MAX_DIGITS || Math.abs(value.scale()) > MAX_DIGITS) {
                throw MismatchedInputException.from(
                        parser, BigDecimal.class, "a number of at most " + MAX_DIGITS + " digits");
            }
            return value;
        }
    }
}
