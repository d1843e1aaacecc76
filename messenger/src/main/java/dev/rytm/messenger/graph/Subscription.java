package dev.rytm.messenger.graph;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An app that gets a page's webhooks, and the fields it gets.
public record Subscription(String appId, @Nullable String name, Set<String> fields) {

    public Subscription {
        fields = Set.copyOf(fields);
    }
}
