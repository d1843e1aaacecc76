package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.FieldValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an export writes can be imported as it is.
class ExportsComeBackIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final Crowd crowd = new Crowd(bakery);

    @Test
    void everyColumnMeansItselfOrIsLeftOut() {
        bakery.topicId();
        crowd.person("1", "Ola", null, one -> one.withFields(Map.of("city", new FieldValue.Text("Łódź"))));

        JsonNode preview = client.get(uploaded(exported()) + "/preview").ok();

        assertThat(preview.get("columns").findValuesAsString("kind"))
                .containsExactly(
                        "id", "first-name", "last-name", "ignored", "ignored", "ignored", "tags", "ignored", "field");
    }

    private String exported() {
        return client.get(bakery.root + "/contacts-export").raw().body();
    }

    private String uploaded(String text) {
        String id = client.post(bakery.root + "/imports", Map.of("name", "contacts.csv"))
                .is(201)
                .body()
                .get("id")
                .asString();
        String path = bakery.root + "/imports/" + id;
        client.post(path + "/parts", Map.of("number", 0, "text", text)).ok();
        return path;
    }
}
