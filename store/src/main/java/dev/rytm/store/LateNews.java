package dev.rytm.store;

import dev.rytm.core.contact.ContactKey;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Keeps what became known about a send after its row had gone on. Nothing learned is thrown away.
public final class LateNews {

    private final Transaction transaction;

    LateNews(Transaction transaction) {
        this.transaction = transaction;
    }

    /// How the news came.
    public enum Kind {
        ECHO,
        ANSWER,
        REJECTION
    }

    /// What came in, and `found`: the state in which the row was met instead.
    public record News(
            ContactKey contact,
            String sendId,
            String attemptId,
            Kind kind,
            @Nullable String messageId,
            String found,
            @Nullable Integer code,
            @Nullable Integer subcode,
            Instant at) {}

    public void keep(Collection<News> news) {
        if (news.isEmpty()) {
            return;
        }
        Columns<News> columns = Columns.of(news);
        transaction
                .statements()
                .update(
                        """
                        insert into send_evidence
                               (page_id, contact_id, send_id, attempt_id, kind, message_id, found, code, subcode, at)
                        select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                             ?::integer[], ?::integer[], ?::timestamptz[])
                            on conflict do nothing
                        """,
                        columns.numbers(one -> one.contact().pageId()),
                        columns.texts(one -> one.contact().psid()),
                        columns.texts(News::sendId),
                        columns.texts(News::attemptId),
                        columns.texts(one -> one.kind().name()),
                        columns.texts(one -> one.messageId() == null ? "" : one.messageId()),
                        columns.texts(News::found),
                        columns.integers(News::code),
                        columns.integers(News::subcode),
                        columns.instants(News::at));
    }
}
