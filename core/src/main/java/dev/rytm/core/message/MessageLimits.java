package dev.rytm.core.message;

import dev.rytm.core.message.MessageProblem.Kind;
import dev.rytm.core.message.OutgoingMessage.OutgoingButton;
import dev.rytm.core.message.OutgoingMessage.OutgoingCard;
import dev.rytm.core.message.OutgoingMessage.OutgoingReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How long and how many Meta allows the parts of a message to be, counted after placeholders are filled.
///
/// Characters are code points, as Meta counts them: an emoji outside the basic plane is one. Source: docs/platform,
/// Send API.
public final class MessageLimits {

    public static final int TEXT = 2_000;
    public static final int BUTTONS_TEXT = 640;
    public static final int BUTTONS = 3;
    public static final int BUTTON_TITLE = 20;
    public static final int CARDS = 10;
    public static final int CARD_TITLE = 80;
    public static final int CARD_SUBTITLE = 80;
    public static final int QUICK_REPLIES = 13;
    public static final int QUICK_REPLY_TITLE = 20;
    public static final int PAYLOAD = 1_000;
    public static final int OPT_IN_TITLE = 65;
    public static final int ADDRESS = 2_000;

    /// A scheme of the web, perhaps a user, a host and a port, and whatever follows without white space.
    private static final Pattern WEB = Pattern.compile(
            "https?://(?:[^\\s/?#@]*@)?(?:\\[[0-9a-fA-F:.]+]|[^\\s/?#@:\\[\\]]+)(?::\\d{0,5})?(?:[/?#]\\S*)?",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final List<MessageProblem> problems = new ArrayList<>();

    private MessageLimits() {}

    /// Everything that is wrong with a message; empty if Meta accepts it.
    public static List<MessageProblem> problems(OutgoingMessage message) {
        MessageLimits limits = new MessageLimits();
        limits.check(message);
        return List.copyOf(limits.problems);
    }

    /// The end of a send whose message breaks a limit: Meta would not accept this content, so it is not asked. Empty
    /// if the message is within all limits.
    public static Optional<SendOutcome.Failed> failure(OutgoingMessage message) {
        List<MessageProblem> problems = problems(message);
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        String sentences = problems.stream().map(MessageProblem::sentence).collect(Collectors.joining(" "));
        return Optional.of(new SendOutcome.Failed(Rejection.CONTENT, 0, null, sentences));
    }

    private void check(OutgoingMessage message) {
        switch (message) {
            case OutgoingMessage.Text text -> {
                text("text", text.text(), TEXT);
                replies(text.quickReplies());
            }
            case OutgoingMessage.Image image -> {
                address("url", image.url());
                replies(image.quickReplies());
            }
            case OutgoingMessage.Buttons buttons -> {
                text("text", buttons.text(), BUTTONS_TEXT);
                count("buttons", buttons.buttons().size(), 1, BUTTONS);
                buttons("buttons", buttons.buttons());
                replies(buttons.quickReplies());
            }
            case OutgoingMessage.Gallery gallery -> {
                count("cards", gallery.cards().size(), 1, CARDS);
                for (int i = 0; i < gallery.cards().size(); i++) {
                    card("cards[" + i + "]", gallery.cards().get(i));
                }
                replies(gallery.quickReplies());
            }
            case OutgoingMessage.OptInTemplate request -> {
                text("title", request.title(), OPT_IN_TITLE);
                optionalAddress("imageUrl", request.imageUrl());
                text("payload", request.payload(), PAYLOAD);
            }
        }
    }

    private void card(String path, OutgoingCard card) {
        text(path + ".title", card.title(), CARD_TITLE);
        if (card.subtitle() != null && length(card.subtitle()) > CARD_SUBTITLE) {
            tooLong(path + ".subtitle", card.subtitle(), CARD_SUBTITLE);
        }
        optionalAddress(path + ".imageUrl", card.imageUrl());
        optionalAddress(path + ".url", card.url());
        count(path + ".buttons", card.buttons().size(), 0, BUTTONS);
        buttons(path + ".buttons", card.buttons());
        if (card.subtitle() == null
                && card.imageUrl() == null
                && card.url() == null
                && card.buttons().isEmpty()) {
            problem(
                    path,
                    Kind.BARE_CARD,
                    "A card needs more than its title: add a subtitle, a picture, an address or a button.");
        }
    }

    private void buttons(String path, List<OutgoingButton> buttons) {
        for (int i = 0; i < buttons.size(); i++) {
            String place = path + "[" + i + "]";
            OutgoingButton button = buttons.get(i);
            text(place + ".title", button.title(), BUTTON_TITLE);
            optionalAddress(place + ".url", button.url());
            if (button.payload() != null) {
                text(place + ".payload", button.payload(), PAYLOAD);
            }
        }
    }

    private void replies(List<OutgoingReply> replies) {
        count("quickReplies", replies.size(), 0, QUICK_REPLIES);
        for (int i = 0; i < replies.size(); i++) {
            text("quickReplies[" + i + "].title", replies.get(i).title(), QUICK_REPLY_TITLE);
            text("quickReplies[" + i + "].payload", replies.get(i).payload(), PAYLOAD);
        }
    }

    private void text(String path, String value, int max) {
        if (value.isBlank()) {
            problem(path, Kind.EMPTY, "The " + name(path) + " is empty: write at least one character.");
        } else if (length(value) > max) {
            tooLong(path, value, max);
        }
    }

    private void tooLong(String path, String value, int max) {
        problem(
                path,
                Kind.TOO_LONG,
                length(value),
                max,
                "The " + name(path) + " has " + length(value) + " characters; at most " + max
                        + " are allowed: shorten it.");
    }

    private void count(String path, int count, int min, int max) {
        if (count < min) {
            problem(path, Kind.TOO_FEW, "There are no " + name(path) + ": add at least " + min + ".");
        } else if (count > max) {
            problem(
                    path,
                    Kind.TOO_MANY,
                    count,
                    max,
                    "There are " + count + " " + name(path) + "; at most " + max + " are allowed: remove some.");
        }
    }

    private void optionalAddress(String path, @Nullable String value) {
        if (value != null) {
            address(path, value);
        }
    }

    private void address(String path, String value) {
        if (!value.startsWith("https://") && !value.startsWith("http://")) {
            problem(path, Kind.NO_ADDRESS, "The address must begin with https:// or http://.");
        } else if (length(value) > ADDRESS) {
            tooLong(path, value, ADDRESS);
        } else if (!WEB.matcher(value).matches()) {
            problem(path, Kind.BROKEN_ADDRESS, "The address must name a host and hold no white space.");
        }
    }

    /// In characters, as people and Meta count.
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String name(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return switch (last) {
            case "quickReplies" -> "quick replies";
            case "imageUrl", "url" -> "address";
            default -> last;
        };
    }

    private void problem(String path, Kind kind, String sentence) {
        problem(path, kind, 0, 0, sentence);
    }

    private void problem(String path, Kind kind, int is, int most, String sentence) {
        problems.add(new MessageProblem(path, kind, is, most, sentence));
    }
}
