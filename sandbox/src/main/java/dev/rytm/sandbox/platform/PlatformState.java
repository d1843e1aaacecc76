package dev.rytm.sandbox.platform;

import dev.rytm.sandbox.platform.OptInAsk.Draft;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// All that a platform knows, as plain values: what is written down so that it can go on after a stop.
///
/// Agreements, requests and items point to each other; here they do so by token and id, within one person.
public record PlatformState(long ids, Settings settings, List<App> apps, List<PageState> pages) {

    /// Copies the lists.
    public PlatformState {
        apps = List.copyOf(apps);
        pages = List.copyOf(pages);
    }

    /// A page, who may speak for it, and its people.
    public record PageState(
            String id,
            String name,
            String country,
            Instant connectedSince,
            PageSwitches switches,
            Map<String, Set<WebhookField>> subscriptions,
            List<Grant> grants,
            List<PersonState> people) {

        /// Copies the collections.
        public PageState {
            subscriptions = Map.copyOf(subscriptions);
            grants = List.copyOf(grants);
            people = List.copyOf(people);
        }
    }

    /// An access token, and the app that it lets speak for the page.
    public record Grant(String accessToken, String app) {}

    /// A person. `recent` names the requests that may still count against a limit.
    public record PersonState(
            String psid,
            Profile profile,
            boolean tester,
            Standing standing,
            Counters counters,
            List<TokenState> tokens,
            List<AskState> asks,
            List<String> recent,
            List<ItemState> thread) {

        /// Copies the lists.
        public PersonState {
            tokens = List.copyOf(tokens);
            asks = List.copyOf(asks);
            recent = List.copyOf(recent);
            thread = List.copyOf(thread);
        }
    }

    /// How a person stands to the page.
    public record Standing(
            @Nullable Instant lastInteractionAt, boolean blocked, boolean deleted, boolean cannotReceive) {}

    /// What only ever grows for a person.
    public record Counters(long version, long calls, long lastConsentMillis) {}

    /// An agreement.
    public record TokenState(
            String value,
            String title,
            Frequency frequency,
            Instant createdAt,
            ZoneId zone,
            String payload,
            boolean reOptIn,
            boolean stopped,
            boolean refreshed,
            @Nullable Instant expiresAt,
            Use use,
            List<Token.Entry> history) {

        /// Copies the list.
        public TokenState {
            history = List.copyOf(history);
        }
    }

    /// How an agreement was used.
    public record Use(
            @Nullable Instant lastSentAt,
            boolean passGranted,
            long sends,
            int followUpsLeft,
            @Nullable Instant followUpsBegan) {}

    /// A request that reached the person, and the token it led to.
    public record AskState(
            String id,
            Draft draft,
            Instant askedAt,
            @Nullable String token) {}

    /// Something in the conversation. `asks` are ids.
    public record ItemState(
            String id,
            ThreadItem.Kind kind,
            Instant at,
            String text,
            @Nullable ObjectNode message,
            @Nullable String appId,
            List<String> asks,
            @Nullable String token,
            @Nullable String reaction,
            boolean answered) {

        /// Copies the list.
        public ItemState {
            asks = List.copyOf(asks);
        }
    }
}
