package dev.rytm.core.message;

import java.util.List;

/// What a message step says, as its author wrote it: texts may hold placeholders such as `{{first_name|friend}}`.
public sealed interface Message {

    /// Plain text.
    record Text(String text, List<QuickReply> quickReplies) implements Message {

        public Text {
            quickReplies = List.copyOf(quickReplies);
        }
    }

    /// A picture by its address.
    record Image(String url, List<QuickReply> quickReplies) implements Message {

        public Image {
            quickReplies = List.copyOf(quickReplies);
        }
    }

    /// Text over one to three buttons.
    record Buttons(String text, List<Button> buttons, List<QuickReply> quickReplies) implements Message {

        public Buttons {
            buttons = List.copyOf(buttons);
            quickReplies = List.copyOf(quickReplies);
        }
    }

    /// One card, or several side by side.
    record Gallery(List<Card> cards, boolean square, List<QuickReply> quickReplies) implements Message {

        public Gallery {
            cards = List.copyOf(cards);
            quickReplies = List.copyOf(quickReplies);
        }
    }

    List<QuickReply> quickReplies();
}
