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

/// The description of this API, for those who make clients of it.
@RestController
@RequestMapping("/api/v1/openapi.json")
public final class DocumentRoutes {

    private final byte[] document;

    public DocumentRoutes() {
        try (InputStream file = Sentences.class.getResourceAsStream("openapi.json")) {
            this.document = Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Scoped(Scope.ANYONE)
    byte[] show() {
        return document.clone();
    }
}
