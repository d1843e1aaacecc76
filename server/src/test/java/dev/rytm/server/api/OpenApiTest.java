package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {

    private static final Path COMMITTED = Path.of("src/main/resources/dev/rytm/server/api/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// `-Dopenapi.write` writes the document anew.
    @Test
    void theCommittedDocumentIsWhatTheRoutesSay() throws IOException {
        String generated = JSON.writeValueAsString(OpenApi.document()).replace("\r\n", "\n") + "\n";
        if (System.getProperty("openapi.write") != null) {
            Files.writeString(COMMITTED, generated);
        }

        assertThat(Files.readString(COMMITTED)).isEqualTo(generated);
    }
}
