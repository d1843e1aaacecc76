package dev.rytm.core.trial;

import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.message.OutgoingMessage.OutgoingButton;
import dev.rytm.core.message.OutgoingMessage.OutgoingCard;
import dev.rytm.core.message.OutgoingMessage.OutgoingReply;
import dev.rytm.core.message.Payload;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that a message offers to tap. `button` names it, as its author's drawing does where it leads on in a flow;
/// one with a `url` leads out and cannot be tapped here.
public record Offer(String button, String title, @Nullable String url, boolean quickReply) {

    static List<Offer> of(@Nullable OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Text text -> replies(text.quickReplies()).toList();
            case OutgoingMessage.Image image -> replies(image.quickReplies()).toList();
            case OutgoingMessage.Buttons it ->
                Stream.concat(it.buttons().stream().map(Offer::of), replies(it.quickReplies()))
                        .toList();
            case OutgoingMessage.Gallery gallery ->
                Stream.concat(
                                gallery.cards().stream()
                                        .map(OutgoingCard::buttons)
                                        .flatMap(List::stream)
                                        .map(Offer::of),
                                replies(gallery.quickReplies()))
                        .toList();
            case OutgoingMessage.OptInTemplate _ -> List.of();
            case null -> List.of();
        };
    }

    /// What the tap carries, if this message has that button.
    static @Nullable String payload(@Nullable OutgoingMessage message, Offer offer) {
        Stream<String> payloads = switch (message) {
            case OutgoingMessage.Text text -> text.quickReplies().stream().map(OutgoingReply::payload);
            case OutgoingMessage.Image image -> image.quickReplies().stream().map(OutgoingReply::payload);
            case OutgoingMessage.Buttons it ->
                Stream.concat(payloads(it.buttons()), it.quickReplies().stream().map(OutgoingReply::payload));
            case OutgoingMessage.Gallery gallery ->
                Stream.concat(
                        gallery.cards().stream().flatMap(card -> payloads(card.buttons())),
                        gallery.quickReplies().stream().map(OutgoingReply::payload));
            case OutgoingMessage.OptInTemplate _ -> Stream.empty();
            case null -> Stream.empty();
        };
        return payloads.filter(payload -> name(payload).equals(offer.button()))
                .findFirst()
                .orElse(null);
    }

    private static Stream<String> payloads(List<OutgoingButton> buttons) {
        return buttons.stream().flatMap(button -> Stream.ofNullable(button.payload()));
    }

    private static Stream<Offer> replies(List<OutgoingReply> replies) {
        return replies.stream().map(reply -> new Offer(name(reply.payload()), reply.title(), null, true));
    }

    private static Offer of(OutgoingButton button) {
        String name = button.payload() == null ? button.title() : name(button.payload());
        return new Offer(name, button.title(), button.url(), false);
    }

    private static String name(String payload) {
        return Payload.parse(payload).orElse(null) instanceof Payload.Go go ? go.button() : payload;
    }
}
