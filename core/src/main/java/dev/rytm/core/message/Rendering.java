package dev.rytm.core.message;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.message.OutgoingMessage.OutgoingButton;
import dev.rytm.core.message.OutgoingMessage.OutgoingCard;
import dev.rytm.core.message.OutgoingMessage.OutgoingReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns what an author wrote on one step into what one contact reads: placeholders filled, buttons carrying the
/// way back to the step.
public final class Rendering {

    /// The step that speaks, and the run in which it does (absent = nobody's, to try the message out); a tap, even
    /// months later, finds the way back by it.
    public record Place(
            FlowId flow, int version, StepId step, @Nullable String run) {}

    private final Placeholders placeholders;
    private final Place place;

    private Rendering(Contact contact, Place place) {
        this.placeholders = new Placeholders(contact);
        this.place = place;
    }

    public static OutgoingMessage render(Message message, Contact contact, Place place) {
        return new Rendering(contact, place).render(message);
    }

    private OutgoingMessage render(Message message) {
        List<OutgoingReply> replies =
                message.quickReplies().stream().map(this::reply).toList();
        return switch (message) {
            case Message.Text text -> new OutgoingMessage.Text(placeholders.fill(text.text()), replies);
            case Message.Image image -> new OutgoingMessage.Image(placeholders.fillAddress(image.url()), replies);
            case Message.Buttons buttons ->
                new OutgoingMessage.Buttons(placeholders.fill(buttons.text()), buttons(buttons.buttons()), replies);
            case Message.Gallery gallery ->
                new OutgoingMessage.Gallery(
                        gallery.cards().stream().map(this::card).toList(), gallery.square(), replies);
        };
    }

    private OutgoingCard card(Card card) {
        return new OutgoingCard(
                placeholders.fill(card.title()),
                card.subtitle() == null ? null : placeholders.fill(card.subtitle()),
                address(card.imageUrl()),
                address(card.url()),
                buttons(card.buttons()));
    }

    private @Nullable String address(@Nullable String template) {
        return template == null ? null : placeholders.fillAddress(template);
    }

    private List<OutgoingButton> buttons(List<Button> buttons) {
        return buttons.stream().map(this::button).toList();
    }

    private OutgoingButton button(Button button) {
        String title = placeholders.fill(button.title());
        return switch (button) {
            case Button.Link link -> new OutgoingButton(title, placeholders.fillAddress(link.url()), null);
            case Button.Tap tap -> new OutgoingButton(title, null, payload(tap.id()));
            case Button.StartFlow start ->
                new OutgoingButton(title, null, new Payload.StartFlow(start.flow()).encoded());
        };
    }

    private OutgoingReply reply(QuickReply reply) {
        return new OutgoingReply(placeholders.fill(reply.title()), payload(reply.id()));
    }

    private String payload(String button) {
        return new Payload.Go(place.flow(), place.version(), place.step(), button, place.run()).encoded();
    }
}
