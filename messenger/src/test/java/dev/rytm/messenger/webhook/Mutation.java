package dev.rytm.messenger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/// Random damage to a body, and what must hold of the reading whatever the damage was.
final class Mutation {

    private static final List<String> SPLINTERS = List.of(
            "\\u0000",
            "\\ud800",
            "\\udc00",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "NaN",
            "-",
            "1e9999",
            "0",
            "99999999999999999999999",
            "\"id\":7,",
            "\"message\":{},",
            "\"optin\":[],",
            "\uFEFF",
            "\\",
            "\\u12",
            "/*",
            "[[[[[[[[");

    private Mutation() {}

    static byte[] of(byte[] body, RandomGenerator random) {
        byte[] mutated = body;
        int changes = 1 + random.nextInt(4);
        for (int change = 0; change < changes && mutated.length > 1; change++) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static byte[] once(byte[] body, RandomGenerator random) {
        int from = random.nextInt(body.length);
        int until = Math.min(body.length, from + random.nextInt(1 + random.nextInt(40)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, from);
        switch (random.nextInt(5)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 ->
                out.writeBytes(SPLINTERS.get(random.nextInt(SPLINTERS.size())).getBytes(StandardCharsets.UTF_8));
            case 2 -> {
                out.write(body, from, until - from);
                out.write(body, from, until - from);
            }
            case 3 -> out.write(body[from] ^ (1 << random.nextInt(8)));
            default -> until = Math.max(until, from);
        }
        out.write(body, until, body.length - until);
        return out.toByteArray();
    }

    /// Whatever comes out can be kept in PostgreSQL: no NUL, no lone surrogate, ids that fit an index.
    static void requireStorable(Reading reading) {
        if (reading instanceof Reading.Events events) {
            for (Item.Incoming incoming : events.incoming()) {
                requireStorable(incoming.psid());
                requireStorable(incoming.pageMetaId());
                requireStorable(incoming.event().toString());
                assertThat(incoming.psid()).isNotBlank().hasSizeLessThanOrEqualTo(512);
            }
            events.unreadable().forEach(one -> requireStorable(one.rawJson()));
        }
    }

    private static void requireStorable(String text) {
        boolean encodable = StandardCharsets.UTF_8.newEncoder().canEncode(text);
        if (!encodable || text.indexOf('\0') >= 0) {
            throw new AssertionError("not storable: " + text);
        }
    }
}
