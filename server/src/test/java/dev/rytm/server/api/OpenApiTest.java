package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {

    private static final Path COMMITTED = Path.of("src/main/resources/dev/rytm/server/api/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// `-Dopenapi.write` writes the documents anew.
    @Test
    void theCommittedDocumentIsWhatTheRoutesSay() throws IOException {
        compare(OpenApi.document(), COMMITTED);
    }

    /// Once for whoever reads it and once for whoever asks the server.
    @Test
    void theSchemaOfFlowsIsWhatTheRoutesSay() throws IOException {
        compare(FlowSchema.document(), Path.of("src/main/resources/dev/rytm/server/api/flow.schema.json"));
        compare(FlowSchema.document(), Path.of("../docs/flow.schema.json"));
    }

    private static void compare(Map<String, Object> document, Path committed) throws IOException {
        String generated = JSON.writeValueAsString(document).replace("\r\n", "\n") + "\n";
        if (System.getProperty("openapi.write") != null) {
            Files.writeString(committed, generated);
        }

        assertThat(Files.readString(committed)).isEqualTo(generated);
    }
}
