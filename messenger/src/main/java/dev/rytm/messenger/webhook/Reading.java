package dev.rytm.messenger.webhook;

import java.util.List;
import java.util.Map;

/// What became of one webhook body.
public sealed interface Reading {

    /// It is JSON of Meta's shape. Each item stands for itself: good ones go on although a neighbour is
    /// unreadable. `unknown` counts what is none of our business.
    record Events(
            List<Item.Incoming> incoming,
            List<Item.PolicyEnforced> policies,
            List<Item.UnreadableItem> unreadable,
            Map<Unknown, Integer> unknown)
            implements Reading {

        public Events {
            incoming = List.copyOf(incoming);
            policies = List.copyOf(policies);
            unreadable = List.copyOf(unreadable);
            unknown = Map.copyOf(unknown);
        }
    }

    /// It is nothing we can take apart. Keep the raw bytes and answer 200 all the same: a refusal makes Meta
    /// repeat it for an hour and then unsubscribe us. The key is the same for every repeat.
    record Unreadable(EventKey eventKey, String reason) implements Reading {}
}
