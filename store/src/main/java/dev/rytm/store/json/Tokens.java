package dev.rytm.store.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/// How tokens stand in a document: closed by the row's seal, or not at all.
final class Tokens {

    /// The attribute of a reader or writer that holds the seal.
    static final String SEAL = "seal";

    private Tokens() {}

    static final class Closing extends ValueSerializer<String> {

        @Override
        public void serialize(String token, JsonGenerator generator, SerializationContext context) {
            if (!(context.getAttribute(SEAL) instanceof Seal seal)) {
                throw new IllegalStateException("a token may not be written without a seal");
            }
            generator.writeString(seal.close(token));
        }
    }

    static final class Opening extends ValueDeserializer<String> {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!(context.getAttribute(SEAL) instanceof Seal seal)) {
                throw new IllegalStateException("a token cannot be read without a seal");
            }
            return seal.open(parser.getString());
        }
    }
}
