package dev.rytm.core.decide;

import static dev.rytm.core.decide.Authors.act;
import static dev.rytm.core.decide.Authors.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.WebhookCall;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Action;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookCallTest {

    private static final FlowId MAIN = new FlowId("main");
    private static final StepId STEP = new StepId("w");

    private final World world = new World();

    private WebhookCall called(boolean tags, String... fields) {
        world.contact = world.contact
                .withProfile(new Profile("Anna", "Nowak", null, null))
                .withTags(Set.of("vip"))
                .withFields(Map.of("city", new FieldValue.Text("Gdynia"), "secret", new FieldValue.Text("x")));
        world.authors.flow(
                MAIN,
                act("w", new Action.CallWebhook("https://crm.example/hook", List.of(fields), tags), "s"),
                say("s", "Done", null));
        world.authors.keywords.put("go", MAIN);
        world.writes("go");
        return world.calls.getFirst();
    }

    @Test
    void tellsTheChosenFieldsAndNoOthersAndTheFlowGoesOn() {
        WebhookCall call = called(false, "city", "unknown");

        assertThat(call.url()).isEqualTo("https://crm.example/hook");
        assertThat(call.at()).isEqualTo(world.now);
        assertThat(call.person())
                .isEqualTo(
                        new WebhookCall.Person("Anna", "Nowak", Map.of("city", new FieldValue.Text("Gdynia")), null));
        assertThat(world.said()).containsExactly("Done");
    }

    @Test
    void tellsTagsIfTheyWereChosen() {
        assertThat(called(true).person().tags()).containsExactly("vip");
    }

    @Test
    void aCallThatFailedStandsInTheStoryAndTheTeamIsNotToldOfEachPerson() {
        world.happens(new Event.WebhookFailed(world.now, "crm.example", 500, MAIN, STEP));

        assertThat(world.notes(NoteKind.WEBHOOK_FAILED)).hasSize(1);
        assertThat(world.notices).isEmpty();
    }
}
