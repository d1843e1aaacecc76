package dev.rytm.messenger.graph;

import dev.rytm.core.message.Rejection;
import dev.rytm.messenger.json.JsonTree;
import dev.rytm.messenger.json.JsonValue.Fields;
import dev.rytm.messenger.json.WireTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// An error answer: `{"error":{"message","code","error_subcode",...}}`, or status 429 in whatever dress. Without
/// a rejection it leaves open whether anything was sent.
record Complaint(
        int code,
        @Nullable Integer subcode,
        String message,
        @Nullable Instant nextEligibleAt,
        @Nullable Rejection rejection) {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int MAX_DIGITS = 9;

    static Optional<Complaint> of(Exchange.Answered answered) {
        Fields error = fields(answered.body()).fields("error");
        Integer code = number(error.text("code"));
        if (code != null) {
            return Optional.of(of(error, code));
        }
        return answered.status() == TOO_MANY_REQUESTS
                ? Optional.of(new Complaint(TOO_MANY_REQUESTS, null, "too many requests", null, Rejection.THROTTLED))
                : Optional.empty();
    }

    /// The body as an object; one without fields if it is anything else.
    static Fields fields(String body) {
        try {
            return JsonTree.read(body) instanceof Fields fields ? fields : Fields.NONE;
        } catch (JacksonException e) {
            return Fields.NONE;
        }
    }

    private static Complaint of(Fields error, int code) {
        Integer subcode = number(error.text("error_subcode"));
        String message = word(error, "message");
        String words = message + " " + word(error, "error_user_title") + " " + word(error, "error_user_msg");
        Instant next = WireTime.of(error.fields("error_data").text("next_eligible_time"));
        return new Complaint(
                code,
                subcode,
                message,
                next,
                GraphError.classify(code, subcode, words).orElse(null));
    }

    private static String word(Fields error, String name) {
        String text = error.text(name);
        return text == null ? "" : text;
    }

    private static @Nullable Integer number(@Nullable String text) {
        boolean whole = text != null
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        return whole ? Integer.valueOf(text) : null;
    }
}
