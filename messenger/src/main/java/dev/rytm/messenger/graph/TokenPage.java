package dev.rytm.messenger.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of the list of tokens. `after` asks for the next one; absent on the last. `unreadable` counts entries
/// without token or person.
public record TokenPage(List<TokenInfo> tokens, @Nullable String after, int unreadable) {

    public TokenPage {
        tokens = List.copyOf(tokens);
    }
}
