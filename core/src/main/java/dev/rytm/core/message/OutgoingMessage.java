package dev.rytm.core.message;

import dev.rytm.core.contact.Frequency;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message ready for the wire: placeholders filled, buttons turned into addresses and payloads.
///
/// It holds neither recipient nor token; those are looked up, under lock, right before the call.
public sealed interface OutgoingMessage {

    /// A button on the wire: exactly one of `url` and `payload` is present.
    record OutgoingButton(
            String title, @Nullable String url, @Nullable String payload) {}

    /// A quick reply on the wire.
    record OutgoingReply(String title, String payload) {}

    /// A card on the wire.
    record OutgoingCard(
            String title,
            @Nullable String subtitle,
            @Nullable String imageUrl,
            @Nullable String url,
            List<OutgoingButton> buttons) {

        public OutgoingCard {
            buttons = List.copyOf(buttons);
        }
    }

    /// Plain text, at most 2,000 characters.
    record Text(String text, List<OutgoingReply> quickReplies) implements OutgoingMessage {

        public Text {
            quickReplies = List.copyOf(quickReplies);
        }
    }

    /// A picture by its address.
    record Image(String url, List<OutgoingReply> quickReplies) implements OutgoingMessage {

        public Image {
            quickReplies = List.copyOf(quickReplies);
        }
    }

    /// The button template.
    record Buttons(String text, List<OutgoingButton> buttons, List<OutgoingReply> quickReplies)
            implements OutgoingMessage {

        public Buttons {
            buttons = List.copyOf(buttons);
            quickReplies = List.copyOf(quickReplies);
        }
    }

    /// The generic template.
    record Gallery(List<OutgoingCard> cards, boolean square, List<OutgoingReply> quickReplies)
            implements OutgoingMessage {

        public Gallery {
            cards = List.copyOf(cards);
            quickReplies = List.copyOf(quickReplies);
        }
    }

    /// The opt-in template. `payload` names request, topic, wording and zone (see [Payload]); `frequency` is
    /// absent where the rule pack does not send it.
    record OptInTemplate(
            String title,
            @Nullable String imageUrl,
            CallToAction callToAction,
            String payload,
            @Nullable Frequency frequency,
            boolean reOptIn,
            ZoneId zone)
            implements OutgoingMessage {}
}
