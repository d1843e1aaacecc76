package dev.rytm.server.api;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request that is answered with a no: the status, and the key of the sentence that says why.
public final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Sentence PROOF_NEEDED = Sentence.of("proof-needed");

    private final int status;
    private final transient Sentence sentence;
    private final transient List<Fault> faults;

    /// For the header Retry-After; null if it does not matter when.
    private final @Nullable Long retryAfter;

    /// Null if nobody saved something else meanwhile.
    private final transient @Nullable Newer newer;

    public Refusal(int status, Sentence sentence, List<Fault> faults) {
        this(status, sentence, faults, null, null);
    }

    private Refusal(
            int status, Sentence sentence, List<Fault> faults, @Nullable Long retryAfter, @Nullable Newer newer) {
        super(sentence.key(), null, false, false);
        this.status = status;
        this.sentence = sentence;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
        this.newer = newer;
    }

    /// What somebody else saved since the caller loaded it. `savedBy` is absent if nobody knows.
    public record Newer(long revision, @Nullable String savedBy, Instant savedAt) {}

    /// A sentence by its key in the language files, with what is filled in: values, or sentences themselves.
    public record Sentence(String key, List<Object> arguments) {

        public Sentence {
            arguments = List.copyOf(arguments);
        }

        public static Sentence of(String key, Object... arguments) {
            return new Sentence(key, List.of(arguments));
        }
    }

    /// One thing that is wrong with a body, and where (a JSON pointer).
    public record Fault(String pointer, Sentence sentence) {

        public static Fault of(String pointer, String key, Object... arguments) {
            return new Fault(pointer, Sentence.of(key, arguments));
        }
    }

    /// Also for what belongs to somebody else: the answer does not tell the difference.
    public static Refusal notFound() {
        return new Refusal(404, Sentence.of("not-found"), List.of());
    }

    public static Refusal scopeLacking(Scope scope) {
        return new Refusal(403, Sentence.of("scope-lacking", scope.word()), List.of());
    }

    public static Refusal rightLacking(Scope scope) {
        return new Refusal(403, Sentence.of("right-lacking", scope.word()), List.of());
    }

    /// Somebody in a browser has to give their password again; then the same request goes through.
    public static Refusal proofNeeded() {
        return new Refusal(403, PROOF_NEEDED, List.of());
    }

    /// Not now: whoever asks is told when to ask again, in whole seconds.
    public static Refusal later(String key, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new Refusal(429, Sentence.of(key, seconds), List.of(), seconds, null);
    }

    public static Refusal badRequest(String key, Object... arguments) {
        return new Refusal(400, Sentence.of(key, arguments), List.of());
    }

    public static Refusal conflict(String key, Object... arguments) {
        return new Refusal(409, Sentence.of(key, arguments), List.of());
    }

    /// One thing that was sent no longer fits what is there.
    public static Refusal conflict(Fault fault) {
        return new Refusal(409, fault.sentence(), List.of(fault));
    }

    /// Somebody else was faster.
    public static Refusal overtaken(Sentence sentence, Newer newer) {
        return new Refusal(409, sentence, List.of(), null, newer);
    }

    public static Refusal invalid(List<Fault> faults) {
        return new Refusal(422, Sentence.of("invalid"), faults);
    }

    public int status() {
        return status;
    }

    public @Nullable Long retryAfter() {
        return retryAfter;
    }

    public @Nullable Newer newer() {
        return newer;
    }

    boolean wantsProof() {
        return sentence.equals(PROOF_NEEDED);
    }

    public Sentence sentence() {
        return sentence;
    }

    public List<Fault> faults() {
        return faults;
    }
}
