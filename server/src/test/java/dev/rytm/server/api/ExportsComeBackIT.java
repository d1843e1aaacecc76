package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.FieldValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What an export writes can be imported as it is, and then says the same of everybody.
class ExportsComeBackIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final Crowd crowd = new Crowd(bakery);

    @Test
    void everyColumnMeansItselfOrIsLeftOut() {
        bakery.topicId();
        crowd.person("1", "Ola", null, with("city", "Łódź"));

        JsonNode preview = client.get(uploaded(exported()) + "/preview").ok();

        assertThat(preview.get("columns").findValuesAsString("kind"))
                .containsExactly(
                        "id", "first-name", "last-name", "ignored", "ignored", "ignored", "tags", "ignored", "field");
    }

    @Test
    void whatIsKeptFromBeingAFormulaStaysAsItWas() {
        assertThatItComesBack("=HYPERLINK(1)", "'-x", with("+phone", "+48 500 600 700"));
    }

    @Test
    void aTagMayHaveACommaOrAQuotationMark() {
        Set<String> tags = Set.of("Kraków, Wawel", "vip", "\"new\"", "=1");

        assertThatItComesBack("Ola", "Nowak", one -> one.withTags(tags));
    }

    @Test
    void aFieldMayBeCalledAsAColumnOfTheExport() {
        assertThatItComesBack("Ola", "Nowak", with("id", "A-17"));
        assertThat(exported()).contains(",tags,field: id\r\n");
    }

    /// Imports what was exported, as the plan proposes it, after it was taken from the person; then they are as before.
    private void assertThatItComesBack(String first, String last, UnaryOperator<Contact> change) {
        crowd.person("1", first, last, change);
        JsonNode before = person();
        String path = uploaded(exported());
        crowd.person("1", null, null, one -> one.withTags(Set.of()).withFields(Map.of()));

        JsonNode preview = client.get(path + "/preview").ok();
        List<JsonNode> columns = preview.get("columns").findValues("guess");
        client.post(path + "/start", Map.of("separator", ",", "columns", columns, "tags", List.of()))
                .is(202);

        JsonNode done = crowd.until(
                path.substring(bakery.root.length()),
                one -> one.get("state").asString().equals("DONE"));
        assertThat(done.get("told").asLong()).isEqualTo(1);
        crowd.until("/contacts/1", now -> same(now, before, "profile", "tags", "fields"));
    }

    private static boolean same(JsonNode now, JsonNode before, String... parts) {
        return Stream.of(parts).allMatch(part -> now.get(part).equals(before.get(part)));
    }

    private JsonNode person() {
        return client.get(bakery.root + "/contacts/1").ok();
    }

    private static UnaryOperator<Contact> with(String field, String value) {
        return one -> one.withFields(Map.of(field, new FieldValue.Text(value)));
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
