package dev.rytm.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.message.OutgoingMessage.OutgoingButton;
import dev.rytm.core.message.OutgoingMessage.OutgoingCard;
import dev.rytm.core.message.OutgoingMessage.OutgoingReply;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderingTest {

    private static final Contact ANNA =
            Contact.unknown(new ContactKey(1, "anna")).withProfile(new Profile("Anna", null, null, null));
    private static final Rendering.Place PLACE =
            new Rendering.Place(new FlowId("welcome"), 3, new StepId("greet"), "r1");

    @Test
    void turnsButtonsIntoAddressesAndPayloads() {
        Message message = new Message.Buttons(
                "Hi {{first_name}}",
                List.of(
                        new Button.Link("l", "Shop", "https://example.org/{{first_name}}"),
                        new Button.Tap("t", "Yes, {{first_name}}"),
                        new Button.StartFlow("s", "More", new FlowId("more"))),
                List.of(new QuickReply("q", "Later")));

        assertThat(Rendering.render(message, ANNA, PLACE))
                .isEqualTo(new OutgoingMessage.Buttons(
                        "Hi Anna",
                        List.of(
                                new OutgoingButton("Shop", "https://example.org/Anna", null),
                                new OutgoingButton("Yes, Anna", null, "go|welcome|3|greet|t|r1"),
                                new OutgoingButton("More", null, "start|more")),
                        List.of(new OutgoingReply("Later", "go|welcome|3|greet|q|r1"))));
    }

    @Test
    void fillsEveryPartOfAGallery() {
        Message message = new Message.Gallery(
                List.of(new Card(
                        "For {{first_name}}",
                        "{{last_name|you}}",
                        "https://example.org/{{first_name}}.png",
                        null,
                        List.of())),
                true,
                List.of());

        assertThat(Rendering.render(message, ANNA, PLACE))
                .isEqualTo(new OutgoingMessage.Gallery(
                        List.of(new OutgoingCard("For Anna", "you", "https://example.org/Anna.png", null, List.of())),
                        true,
                        List.of()));
    }
}
