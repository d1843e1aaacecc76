package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.FieldValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LabelsIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final Crowd crowd = new Crowd(bakery);

    @BeforeEach
    void threePeople() {
        crowd.person(
                "1",
                "Anna",
                null,
                one -> one.withTags(Set.of("vip", "old")).withFields(Map.of("city", new FieldValue.Text("Łódź"))));
        crowd.person(
                "2",
                "Jan",
                null,
                one -> one.withTags(Set.of("old"))
                        .withFields(Map.of(
                                "city", new FieldValue.Numeric(BigDecimal.ONE), "town", new FieldValue.Text("Ełk"))));
        crowd.person("3", "Ola", null, UnaryOperator.identity());
    }

    @Test
    void showsTagsAndFieldsWithHowManyHaveThem() {
        client.put(bakery.root + "/fields", Map.of("name", "birthday", "type", "DATE"))
                .ok();

        assertThat(client.get(bakery.root + "/tags").ok().get("tags").toString())
                .isEqualTo("[{\"name\":\"old\",\"people\":2},{\"name\":\"vip\",\"people\":1}]");
        JsonNode fields = client.get(bakery.root + "/fields").ok().get("fields");
        assertThat(fields.findValuesAsString("name")).containsExactly("birthday", "city", "town");
        assertThat(fields.get(0).get("type").asString()).isEqualTo("DATE");
        assertThat(fields.get(1).get("people").get("TEXT").asLong()).isOne();
        assertThat(fields.get(1).get("people").get("NUMERIC").asLong()).isOne();
    }

    @Test
    void joinsATagToAnotherForEverybodyWhoHasIt() {
        JsonNode begun = edit(Map.of("subject", "TAG", "name", "old", "into", "vip"));

        assertThat(begun.get("people").asLong()).isEqualTo(2);
        crowd.until("/tags", tags -> tags.get("tags").toString().equals("[{\"name\":\"vip\",\"people\":2}]"));
        JsonNode done = crowd.until(
                "/label-edits",
                edits -> edits.get("edits").get(0).has("finishedAt")
                        && edits.get("edits").get(0).get("left").asLong() == 0);
        assertThat(done.get("edits").get(0).get("told").asLong()).isEqualTo(2);
        assertThat(client.get(bakery.root + "/contacts/2/timeline").ok().findValuesAsString("kind"))
                .contains("tag-added", "tag-removed");
    }

    @Test
    void takesATagAwayFromEverybody() {
        edit(Map.of("subject", "TAG", "name", "old"));

        crowd.until("/tags", tags -> tags.get("tags").toString().equals("[{\"name\":\"vip\",\"people\":1}]"));
    }

    @Test
    void givesAFieldAnotherNameAndKeepsWhatTheOtherHolds() {
        client.put(bakery.root + "/fields", Map.of("name", "city", "type", "TEXT"))
                .ok();

        edit(Map.of("subject", "FIELD", "name", "city", "into", "town"));

        JsonNode fields =
                crowd.until("/fields", all -> all.get("fields").size() == 1).get("fields");
        assertThat(fields.get(0).get("name").asString()).isEqualTo("town");
        assertThat(fields.get(0).get("type").asString()).isEqualTo("TEXT");
        assertThat(field("1", "town")).isEqualTo("Łódź");
        assertThat(field("2", "town")).isEqualTo("Ełk");
    }

    @Test
    void saysWhereANameStands() {
        Map<String, Object> topic = new LinkedHashMap<>(Bakery.topic("Oferty", "Oferty tygodnia"));
        topic.put("stopTag", "old");
        client.post(bakery.root + "/topics", topic).ok();
        client.post(
                        bakery.root + "/segments",
                        Map.of("name", "Dawni", "condition", Map.of("kind", "has-tag", "tag", "old")))
                .ok();

        assertThat(client.get(bakery.root + "/label-uses?subject=TAG&name=old")
                        .ok()
                        .get("uses")
                        .toString())
                .isEqualTo("[\"Oferty\",\"Dawni\"]");
        assertThat(client.get(bakery.root + "/label-uses?subject=FIELD&name=old")
                        .ok()
                        .get("uses")
                        .size())
                .isZero();
    }

    @Test
    void refusesANameThatIsTheSame() {
        assertThat(client.post(bakery.root + "/label-edits", Map.of("subject", "TAG", "name", "old", "into", "old"))
                        .is(422)
                        .detail())
                .contains("another");
    }

    @Test
    void holdsValuesToTheTypeThatIsDeclared() {
        client.put(bakery.root + "/fields", Map.of("name", "points", "type", "NUMERIC"))
                .ok();
        Map<String, Object> text = Map.of("kind", "text", "value", "many");

        client.post(bakery.root + "/contacts/1/edits", Map.of("kind", "field", "field", "points", "value", text))
                .is(422);
    }

    private JsonNode edit(Map<String, Object> form) {
        return client.post(bakery.root + "/label-edits", form).is(202).body();
    }

    private String field(String person, String name) {
        return client.get(bakery.root + "/contacts/" + person)
                .ok()
                .get("fields")
                .get(name)
                .get("value")
                .asString();
    }
}
