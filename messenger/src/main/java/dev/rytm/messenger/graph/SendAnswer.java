package dev.rytm.messenger.graph;

import dev.rytm.core.message.Rejection;
import dev.rytm.messenger.graph.Answer.Doubt;
import dev.rytm.messenger.json.JsonValue.Fields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges the answer to a message. Whatever is not certain stays unknown.
final class SendAnswer {

    private static final int SERVER_ERROR = 500;

    private final Call call;
    private final Exchange.Answered answered;

    private SendAnswer(Call call, Exchange.Answered answered) {
        this.call = call;
        this.answered = answered;
    }

    static Answer of(Call call, Exchange exchange, GatedEntity.Progress progress) {
        return switch (exchange) {
            case Exchange.Answered answered
            when progress == GatedEntity.Progress.RELEASED -> new SendAnswer(call, answered).judge();
            case Exchange.Answered answered ->
                new Answer.NotSent(Answer.Cause.BROKEN_OFF, "status " + answered.status() + " before the last byte");
            case Exchange.Broken broken -> broken(broken, progress);
        };
    }

    private static Answer broken(Exchange.Broken broken, GatedEntity.Progress progress) {
        return switch (progress) {
            case NOTHING -> new Answer.NotSent(Answer.Cause.NO_CONNECTION, broken.detail());
            case BEGUN -> new Answer.NotSent(Answer.Cause.BROKEN_OFF, broken.detail());
            case HELD_BACK -> new Answer.NotSent(Answer.Cause.STALE, broken.detail());
            case RELEASED -> new Answer.Unknown(Doubt.NO_ANSWER, broken.detail());
        };
    }

    private Answer judge() {
        Fields body = Complaint.fields(answered.body());
        Optional<Complaint> complaint = Complaint.of(answered);
        if (complaint.isPresent()) {
            return refused(complaint.get());
        }
        if (body.has("error") || answered.status() < 200 || answered.status() > 299) {
            return unknown(Doubt.NOT_UNDERSTOOD);
        }
        return taken(body);
    }

    private Answer refused(Complaint complaint) {
        Rejection rejection = complaint.rejection();
        if (rejection == null || isServerTrouble(rejection)) {
            return unknown(Doubt.UNCLEAR_ERROR);
        }
        return new Answer.Rejected(
                rejection,
                complaint.code(),
                complaint.subcode(),
                scrubbed(complaint.message()),
                complaint.nextEligibleAt(),
                answered.usage());
    }

    /// "Temporarily unavailable" with a server's status may come after the message was taken: a repeat could be a
    /// second one. Reason: docs/decisions/0014.
    private boolean isServerTrouble(Rejection rejection) {
        return rejection == Rejection.TRANSIENT && answered.status() >= SERVER_ERROR;
    }

    /// `recipient_id` and `message_id`; Meta's own pages also print `recipient` as text, or as an object that holds
    /// both.
    private Answer taken(Fields body) {
        Fields nested = body.fields("recipient");
        String messageId = first(body.text("message_id"), nested.text("message_id"));
        String recipientId = first(body.text("recipient_id"), body.text("recipient"), nested.text("id"));
        if (messageId == null) {
            return unknown(Doubt.NOT_UNDERSTOOD);
        }
        if (recipientId == null || !recipientId.equals(call.recipient().psid())) {
            return unknown(Doubt.OTHER_RECIPIENT);
        }
        return new Answer.Accepted(messageId, recipientId, answered.usage());
    }

    private Answer unknown(Doubt doubt) {
        return new Answer.Unknown(doubt, "status " + answered.status() + ": " + scrubbed(answered.body()));
    }

    private String scrubbed(String text) {
        String clean = call.recipient() instanceof Recipient.Token token ? text.replace(token.token(), "***") : text;
        return call.access().scrub(clean);
    }

    private static @Nullable String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }
}
