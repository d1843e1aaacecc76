package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.FieldValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportsIT {

    private static final Map<String, Object> ID = Map.of("kind", "id");

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final Crowd crowd = new Crowd(bakery);

    @Test
    void bringsAFileInAndTellsEveryRowThatWasWrong() {
        crowd.person("1", null, null, UnaryOperator.identity());
        crowd.person("2", "Jan", "Nowak", UnaryOperator.identity());
        String path =
                upload("PSID;Imię;tagi;punkty\r\n1;Łucja;vip|new;1 000,5\r\n", "2;;;zero\r\n3;Ewa;;1\r\n;x;;\r\n");

        JsonNode preview = client.get(path + "/preview").ok();
        assertThat(preview.get("separator").asString()).isEqualTo(";");
        assertThat(preview.get("rows").asLong()).isEqualTo(4);
        assertThat(preview.get("columns").findValuesAsString("kind"))
                .containsExactly("id", "first-name", "tags", "field");
        start(path, plan(";", ID, Map.of("kind", "first-name"), Map.of("kind", "tags"), points()));

        JsonNode done = crowd.until(
                path.substring(bakery.root.length()),
                one -> one.get("state").asString().equals("DONE"));
        assertThat(done.get("total").asLong()).isEqualTo(4);
        assertThat(done.get("told").asLong()).isEqualTo(1);
        assertThat(done.get("faulty").asLong()).isEqualTo(3);
        JsonNode faults = client.in("pl").get(path + "/faults").ok().get("faults");
        assertThat(faults.findValuesAsString("line")).containsExactly("3", "4", "5");
        assertThat(faults.get(0).get("column").asString()).isEqualTo("punkty");
        assertThat(faults.get(0).get("sentence").asString()).isEqualTo("To nie jest liczba.");
        JsonNode lucja = crowd.until("/contacts/1", one -> one.get("tags").size() == 3);
        assertThat(lucja.get("profile").get("firstName").asString()).isEqualTo("Łucja");
        assertThat(lucja.get("fields").get("points").get("value").asString()).isEqualTo("1000.5");
        assertThat(client.get(bakery.root + "/contacts/2").ok().get("tags").size())
                .isZero();
        client.get(bakery.root + "/contacts/3").is(404);
    }

    @Test
    void tellsRowsThatAreBroken() {
        crowd.person("1", null, null, UnaryOperator.identity());
        String path = upload("id,name\n1\n1,a,b\n1,\"open\n1,c");

        start(path, plan(",", ID, Map.of("kind", "last-name")));

        JsonNode done = crowd.until(
                path.substring(bakery.root.length()),
                one -> one.get("state").asString().equals("DONE"));
        assertThat(done.get("told").asLong()).isZero();
        JsonNode faults = client.get(path + "/faults").ok().get("faults");
        assertThat(faults.findValuesAsString("line")).containsExactly("2", "3", "4");
        assertThat(faults.findValuesAsString("sentence"))
                .containsExactly(
                        "Cells in this row: 1, in the heading: 2.",
                        "Cells in this row: 3, in the heading: 2.",
                        "A quotation mark opens in this row and nothing closes it before the end of the file.");
    }

    @Test
    void goesOnOverManyRowsAndTellsEachOnce() {
        int people = 2_500;
        IntStream.range(0, people).forEach(i -> crowd.person("p" + i, null, null, UnaryOperator.identity()));
        String rows =
                IntStream.range(0, people).mapToObj(i -> "p" + i + ",N" + i).collect(Collectors.joining("\n"));
        String path = upload("id,name\n" + rows);

        start(path, plan(",", ID, Map.of("kind", "last-name")));

        JsonNode done = crowd.until(
                path.substring(bakery.root.length()),
                one -> one.get("state").asString().equals("DONE"));
        assertThat(done.get("told").asLong()).isEqualTo(people);
        crowd.until("/contacts?search=n2499", found -> found.get("contacts").size() == 1);
    }

    @Test
    void refusesAPlanThatCannotBeCarriedOut() {
        String path = upload("id,name\n1,x");

        assertThat(client.post(path + "/start", plan(",", ID)).is(422).detail())
                .isEqualTo("Columns in the file: 2. Say for each what it holds.");
        client.post(path + "/start", plan(",", Map.of("kind", "ignored"), points()))
                .is(422);
        client.post(path + "/start", plan(".", ID, points())).is(422);
        client.put(bakery.root + "/fields", Map.of("name", "points", "type", "DATE"))
                .ok();
        assertThat(client.post(path + "/start", plan(",", ID, points())).is(422).detail())
                .contains("points");
    }

    @Test
    void takesNothingMoreOnceItHasBegunOrIsCancelled() {
        String path = upload("id\n1");

        client.delete(path).is(204);

        assertThat(client.get(path).ok().get("state").asString()).isEqualTo("CANCELLED");
        client.post(path + "/parts", Map.of("number", 1, "text", "x")).is(409);
        client.post(path + "/start", plan(",", ID)).is(409);
        client.get(path + "/preview").is(409);
    }

    @Test
    void writesAFileThatBeginsNoFormula() {
        crowd.person(
                "1",
                "=1+1",
                "Nowak, \"Ola\"",
                one -> one.withTags(Set.of("a", "b")).withFields(Map.of("city", new FieldValue.Text("-Łódź"))));
        crowd.person("2", "Jan", null, UnaryOperator.identity());

        Client.Answer file = client.get(bakery.root + "/contacts-export?order=NAME");

        assertThat(file.raw().headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(file.raw().body())
                .startsWith("\uFEFFid,first_name,last_name,standing,last_interaction_at,created_at,tags,city\r\n")
                .contains("2,Jan,,NORMAL,,2022-09-05T10:00:00Z,,\r\n")
                .contains("1,'=1+1,\"Nowak, \"\"Ola\"\"\",NORMAL,,2022-09-05T10:00:00Z,\"a, b\",'-Łódź\r\n");
        assertThat(client.get(bakery.root + "/contacts-export?search=jan")
                        .raw()
                        .body()
                        .lines())
                .hasSize(2);
        client.get(bakery.root + "/contacts-export?limit=5").is(400);
        assertThat(client.get("/api/v1/audit").ok().toString()).contains("contacts.export");
    }

    @Test
    void exportsNeedTheirOwnRight() {
        String narrow = client.post("/api/v1/keys", Map.of("name", "x", "scopes", List.of("contacts-read")))
                .ok()
                .get("key")
                .asString();

        new Client(narrow, "en").get(bakery.root + "/contacts").is(200);
        new Client(narrow, "en").get(bakery.root + "/contacts-export").is(403);
    }

    private String upload(String... parts) {
        String id = client.post(bakery.root + "/imports", Map.of("name", "people.csv"))
                .is(201)
                .body()
                .get("id")
                .asString();
        String path = bakery.root + "/imports/" + id;
        for (int i = 0; i < parts.length; i++) {
            client.post(path + "/parts", Map.of("number", i, "text", parts[i])).ok();
        }
        return path;
    }

    private void start(String path, Map<String, Object> plan) {
        client.post(path + "/start", plan).is(202);
    }

    private static Map<String, Object> points() {
        return Map.of("kind", "field", "field", "points", "type", "NUMERIC");
    }

    private static Map<String, Object> plan(String separator, Object... columns) {
        return Map.of("separator", separator, "columns", List.of(columns), "tags", List.of("imported"));
    }
}
