package dev.rytm.store;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.policy.FrequencyCap;
import dev.rytm.core.policy.QuietHours;
import dev.rytm.core.policy.Restriction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A Facebook page of a workspace, without its access token. `trialFrom` is when one call may try whether
/// the restriction still stands. `revision` grows with every edit of name and settings, `entrancesRevision` with every
/// edit of the words and links that start flows.
public record Page(
        long id,
        long workspaceId,
        long appId,
        String metaPageId,
        String name,
        Instant connectedSince,
        boolean connected,
        Restriction restriction,
        @Nullable Instant restrictedAt,
        @Nullable Instant trialFrom,
        boolean paused,
        long catalogVersion,
        long revision,
        long entrancesRevision,
        Settings settings) {

    /// What the operator decides about a page. Stop and start words are normalised.
    public record Settings(
            String country,
            ZoneId zone,
            String rulePack,
            @Nullable QuietHours quietHours,
            @Nullable FrequencyCap frequencyCap,
            Set<String> stopWords,
            Set<String> startWords,
            @Nullable FlowId defaultReply) {

        public Settings {
            stopWords = Set.copyOf(stopWords);
            startWords = Set.copyOf(startWords);
        }
    }

    /// A page to be connected. `accessToken` is in clear; it is sealed before it reaches the table.
    public record Connection(
            long workspaceId, long appId, String metaPageId, String name, String accessToken, Instant since) {

        /// Tokens are secrets: they never reach a log.
        @Override
        public String toString() {
            return "Connection[" + metaPageId + "]";
        }
    }

    /// What a call in the page's name needs.
    public record Credentials(String metaPageId, String accessToken, String appSecret) {

        /// Tokens are secrets: they never reach a log.
        @Override
        public String toString() {
            return "Credentials[" + metaPageId + "]";
        }
    }
}
