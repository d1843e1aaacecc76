package dev.rytm.sandbox.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Something that happened on a page and that subscribed apps hear of: one item of `messaging`.
///
/// `payloadOwner` names the app that alone may see the payload of a button (rule 5); none means that everybody may.
/// `psid` is empty for what concerns the page itself.
public record Occurrence(
        Page page,
        WebhookField field,
        String psid,
        @Nullable String token,
        Instant at,
        ObjectNode item,
        @Nullable String payloadOwner) {

    /// Takes occurrences and brings them to whom they concern.
    @FunctionalInterface
    public interface Outlet {
        /// Called while the person is locked, so that one person's occurrences keep their order: be quick.
        void emit(Occurrence occurrence);
    }
}
