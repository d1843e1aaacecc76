package dev.rytm.bench.studio;

import dev.rytm.core.flow.Condition;
import dev.rytm.store.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The twelve segments that are measured, from `segments.json`, in its order.
record NamedSegments(List<Named> segments) {

    NamedSegments {
        segments = List.copyOf(segments);
    }

    record Named(String name, Condition condition) {}

    static List<Named> read() {
        try (InputStream file =
                Objects.requireNonNull(NamedSegments.class.getResourceAsStream("segments.json"), "segments.json")) {
            return Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8), NamedSegments.class)
                    .segments();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
