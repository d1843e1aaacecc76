package dev.rytm.messenger.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Meta's question whether an address is ours: `GET ?hub.mode=subscribe&hub.verify_token=...&hub.challenge=...`.
///
/// The right answer is status 200 with the bare challenge as plain text; without one it is 403. Challenges that
/// are not short and plain get none, so that nobody makes us repeat their script.
public record VerifyChallenge(
        @Nullable String mode,
        @Nullable String token,
        @Nullable String challenge) {

    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z_.-]{1,200}");

    /// The body to answer with, if the token is one of ours.
    public Optional<String> answer(Collection<String> tokens) {
        if (!"subscribe".equals(mode)
                || token == null
                || challenge == null
                || !PLAIN.matcher(challenge).matches()) {
            return Optional.empty();
        }
        byte[] claimed = token.getBytes(StandardCharsets.UTF_8);
        boolean ours = false;
        for (String candidate : tokens) {
            ours |= !candidate.isEmpty() && MessageDigest.isEqual(claimed, candidate.getBytes(StandardCharsets.UTF_8));
        }
        return ours ? Optional.of(challenge) : Optional.empty();
    }

    /// Verify tokens are secrets: they never reach a log.
    @Override
    public String toString() {
        return "VerifyChallenge[" + mode + "]";
    }
}
