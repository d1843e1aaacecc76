package dev.rytm.core.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One card of a gallery as its author drew it.
public record Card(
        String title,
        @Nullable String subtitle,
        @Nullable String imageUrl,
        @Nullable String url,
        List<Button> buttons) {

    public Card {
        buttons = List.copyOf(buttons);
    }
}
