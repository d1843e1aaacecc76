package dev.rytm.server.api.settings;

import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Sentences;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The descriptions of this API and of the files of flows, for those who make clients or flows of their own.
@RestController
@RequestMapping("/api/v1")
public final class DocumentRoutes {

    private final byte[] api = read("openapi.json");
    private final byte[] flow = read("flow.schema.json");

    private static byte[] read(String name) {
        try (InputStream file = Sentences.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Scoped(Scope.ANYONE)
    byte[] show() {
        return api.clone();
    }

    /// The JSON Schema of a flow as the export writes it.
    @GetMapping(path = "/flow.schema.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Scoped(Scope.ANYONE)
    byte[] flow() {
        return flow.clone();
    }
}
