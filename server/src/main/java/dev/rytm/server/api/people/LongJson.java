package dev.rytm.server.api.people;

import dev.rytm.store.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a JSON document whose lists may be longer than memory: a chunk of them at a time, a line for each element.
final class LongJson {

    private static final int CHUNK = 500;

    private final OutputStream out;
    private String before = "{\n";

    LongJson(OutputStream out) {
        this.out = out;
    }

    /// Where a list comes from: some of what follows its `last` element, or its beginning; nothing at its end.
    @FunctionalInterface
    interface Source<T> {
        List<T> after(@Nullable T last, int max);
    }

    /// What an element looks like in the document.
    @FunctionalInterface
    interface View<T> {
        Object of(T element);
    }

    void value(String name, Object value) throws IOException {
        name(name);
        out.write(Json.writeHttp(value));
    }

    <T> void list(String name, Source<T> source, View<T> view) throws IOException {
        name(name);
        text("[");
        String separator = "\n";
        List<T> chunk = source.after(null, CHUNK);
        while (!chunk.isEmpty()) {
            for (T element : chunk) {
                text(separator);
                out.write(Json.writeHttp(view.of(element)));
                separator = ",\n";
            }
            chunk = source.after(chunk.getLast(), CHUNK);
        }
        text("]");
    }

    void end() throws IOException {
        text("\n}\n");
    }

    private void name(String name) throws IOException {
        text(before + "\"" + name + "\": ");
        before = ",\n";
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
