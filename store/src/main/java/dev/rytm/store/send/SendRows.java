package dev.rytm.store.send;

import dev.rytm.core.PlannedSend;
import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.core.PlannedSend.Source;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.store.Row;
import dev.rytm.store.SendKey;
import dev.rytm.store.SendState;
import dev.rytm.store.json.Json;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads rows of the send ledger back into values.
final class SendRows {

    /// What `claim` and `probe` read, of the table alias `s`.
    static final String COLUMNS = """
            s.period_start, s.page_id, s.id, s.contact_id, s.kind, s.due_at, s.not_after, s.content::text as content, s.topic_id,
            s.frequency, s.zone, s.subject, s.title, s.run_id, s.flow_id, s.flow_version, s.step_id, s.sequence_id,
            s.sequence_step_id, s.state, s.fence, s.tries, s.attempted_at, s.final_at
            """;

    private SendRows() {}

    static Claim claim(Row row) {
        return new Claim(
                key(row),
                contact(row),
                planned(row),
                row.integer("fence"),
                row.integer("tries"),
                SendState.valueOf(row.text("state")),
                null,
                null);
    }

    static Claim probe(Row row) {
        return new Claim(
                key(row),
                contact(row),
                planned(row),
                row.integer("fence"),
                row.integer("tries"),
                SendState.UNKNOWN,
                row.instant("attempted_at"),
                row.instant("final_at"));
    }

    static SendKey key(Row row) {
        return new SendKey(row.date("period_start"), row.number("page_id"), row.text("id"));
    }

    static ContactKey contact(Row row) {
        return new ContactKey(row.number("page_id"), row.text("contact_id"));
    }

    private static PlannedSend planned(Row row) {
        return new PlannedSend(
                row.text("id"),
                kind(row.text("kind")),
                row.instant("due_at"),
                row.instant("not_after"),
                map(row.textOrNull("content"), json -> Json.read(json, OutgoingMessage.class)),
                map(row.textOrNull("topic_id"), TopicId::new),
                map(row.textOrNull("frequency"), Frequency::valueOf),
                map(row.textOrNull("zone"), ZoneId::of),
                row.textOrNull("subject"),
                row.textOrNull("title"),
                source(row));
    }

    private static Source source(Row row) {
        return new Source(
                row.textOrNull("run_id"),
                map(row.textOrNull("flow_id"), FlowId::new),
                row.integerOrNull("flow_version"),
                map(row.textOrNull("step_id"), StepId::new),
                map(row.textOrNull("sequence_id"), SequenceId::new),
                map(row.textOrNull("sequence_step_id"), StepId::new));
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "notification" -> Kind.NOTIFICATION;
            case "opt-in-request" -> Kind.OPT_IN_REQUEST;
            case "message" -> Kind.MESSAGE;
            default -> throw new IllegalStateException("no kind of send is called " + word);
        };
    }

    private static <T> @Nullable T map(@Nullable String text, Function<String, T> meaning) {
        return text == null ? null : meaning.apply(text);
    }
}
