package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.ForeignTokens.ForeignToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Token, subscription and events each say how they stand, and what somebody can do about it.
class ConnectionIT {

    private final Bakery bakery = new Bakery();
    private final Client client = bakery.client;
    private final String connection = bakery.root + "/connection";
    private final long page = Long.parseLong(bakery.page);

    @Test
    void aNewPageIsSubscribedFirst() {
        JsonNode before = client.get(connection).ok();
        assertThat(before.get("whole").asBoolean()).isFalse();
        assertThat(before.get("missing").toString()).contains("messaging_optins");
        assertThat(stand(before, "token")).isEqualTo("GOOD ");
        assertThat(stand(before, "subscription")).isEqualTo("BROKEN SUBSCRIBE");
        assertThat(before.at("/checks/subscription/sentence").asString()).contains("subscribe it to what is missing");

        JsonNode after = client.post(connection + "/subscribe", "").ok();

        assertThat(after.get("whole").asBoolean()).isTrue();
        assertThat(stand(after, "subscription")).isEqualTo("GOOD ");
    }

    @Test
    void withADeadTokenOnlyANewOneHelps() {
        token(PretendMeta.BAD_TOKEN);

        JsonNode dead = client.in("pl").get(connection).ok();

        assertThat(dead.get("whole").asBoolean()).isFalse();
        assertThat(stand(dead, "token")).isEqualTo("BROKEN NEW_TOKEN");
        assertThat(dead.at("/checks/token/sentence").asString()).startsWith("Meta nie przyjmuje już tokenu");
        assertThat(stand(dead, "subscription")).isEqualTo("UNKNOWN ");
        assertThat(stand(client.post(connection + "/subscribe", "").ok(), "subscription"))
                .isEqualTo("UNKNOWN ");

        token("good again");
        assertThat(stand(client.get(connection).ok(), "token")).isEqualTo("GOOD ");
    }

    @Test
    void aTokenThatMetaRefusedOnceMustBeEnteredAnewThoughMetaTakesIt() {
        Running.server().database.inTransaction(t -> {
            t.pages().disconnect(page);
            return page;
        });

        assertThat(stand(client.get(connection).ok(), "token")).isEqualTo("BROKEN NEW_TOKEN");
    }

    @Test
    void eventsComeInOrSilenceProvesNothing() {
        JsonNode never = client.get(connection).ok();
        assertThat(never.has("lastHeardAt")).isFalse();
        assertThat(stand(never, "events")).isEqualTo("UNKNOWN CHECK_AGAIN");

        Running.server().database.inTransaction(t -> {
            t.heardPages().hear(List.of(page));
            return page;
        });
        JsonNode heard = client.get(connection).ok();
        assertThat(heard.has("lastHeardAt")).isTrue();
        assertThat(stand(heard, "events")).isEqualTo("GOOD ");

        Running.server().database.inTransaction(t -> t.statements().update("""
                update page_heard set heard_at = clock_timestamp() - interval '25 hours' where page_id = ?
                """, page));
        assertThat(stand(client.get(connection).ok(), "events")).isEqualTo("UNKNOWN CHECK_AGAIN");
    }

    @Test
    void whatPeopleAgreedToElsewhereIsCounted() {
        assertThat(client.get(connection).ok().get("foreignTokens").asLong()).isZero();
        ContactKey anna = new ContactKey(page, "anna");
        Running.server().database.inTransaction(t -> {
            t.foreignTokens().append(List.of(new ForeignToken(anna, "token", "Elsewhere", Running.NOW)));
            return anna;
        });

        assertThat(client.get(connection).ok().get("foreignTokens").asLong()).isOne();
    }

    private void token(String token) {
        client.put(bakery.root + "/access-token", Map.of("accessToken", token)).ok();
    }

    private static String stand(JsonNode view, String check) {
        JsonNode found = view.at("/checks/" + check);
        return found.get("state").asString() + " " + found.path("remedy").asString("");
    }
}
