package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NEWS;
import static dev.rytm.server.dispatch.Stage.WARSAW;
import static dev.rytm.server.dispatch.Stage.notification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.consent.ConsentLife;
import dev.rytm.core.consent.Grant;
import dev.rytm.core.consent.Matter;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.message.CallToAction;
import dev.rytm.store.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A page goes over to other rules while notifications wait, and nobody has decided yet what that does to consents.
final class PackSwitchIT {

    private static final Topic TOPIC = new Topic(
            NEWS,
            "News",
            Frequency.WEEKLY,
            WARSAW,
            1,
            Map.of(1, new Wording(1, "Fresh news", null, CallToAction.GET, "en")),
            true,
            null,
            null,
            null,
            null);

    /// Nine months and nine months less an hour before noon of Wednesday 3 August 2022.
    private static final Instant NINE_MONTHS_AGO = Instant.parse("2021-11-03T11:00:00Z");

    private final Stage stage = new Stage("messenger-2023");
    private final Node node = stage.node();

    @AfterEach
    void close() {
        stage.close();
    }

    private void agreed(String psid, String pack, Instant at) {
        Matter matter = new Matter(TOPIC, stage.packs.get(pack), "webhook");
        Grant grant = new Grant(at, null, "token-" + psid, WARSAW, null, null);
        stage.change(
                stage.page,
                List.of(psid),
                contact -> contact.withConsents(
                        Map.of(NEWS, ConsentLife.optIn(null, matter, grant).next())));
    }

    private void goOver(String pack) {
        stage.execute("update page set rule_pack = ?, catalog_version = catalog_version + 1", pack);
    }

    private void addTopic() {
        stage.database.inTransaction(t -> {
            t.topics().insert(stage.page, TOPIC, new Topics.Keys("news", "fresh news"));
            return true;
        });
    }

    @Test
    void nothingGoesToWhomTheNewRulesEndTheConsent() {
        addTopic();
        agreed("anna", "messenger-2023", NINE_MONTHS_AGO);
        agreed("berta", "messenger-2023", NINE_MONTHS_AGO.plusSeconds(3_600));
        stage.plan("anna", notification("s1"));
        stage.plan("berta", notification("s2"));
        goOver("messenger-2022");

        node.run();

        assertThat(stage.state("s1")).isEqualTo("REFUSED CONSENT_EXPIRED");
        assertThat(stage.state("s2")).isEqualTo("SENT ANSWER");
        assertThat(stage.graph.received).hasSize(1);
    }

    @Test
    void nothingGoesToWhoseConsentHadEndedUnderTheOldRules() {
        addTopic();
        goOver("messenger-2022");
        agreed("anna", "messenger-2022", NINE_MONTHS_AGO);
        agreed("berta", "messenger-2022", NINE_MONTHS_AGO.plusSeconds(3_600));
        stage.plan("anna", notification("s1"));
        stage.plan("berta", notification("s2"));
        goOver("messenger-2023");

        node.run();

        assertThat(stage.state("s1")).isEqualTo("REFUSED CONSENT_EXPIRED");
        assertThat(stage.state("s2")).isEqualTo("SENT ANSWER");
    }
}
