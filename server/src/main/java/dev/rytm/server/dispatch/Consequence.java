package dev.rytm.server.dispatch;

import dev.rytm.core.policy.Restriction;
import dev.rytm.store.LateNews.News;
import dev.rytm.store.send.Move;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an answer changes: the row, perhaps the page, and what is kept if the row has gone on without us.
record Consequence(
        Move move, @Nullable PageNews page, @Nullable News news) {

    /// What an answer says about the whole page.
    sealed interface PageNews {

        long pageId();

        /// No calls for so long.
        record Pause(long pageId, Duration length) implements PageNews {}

        /// The access is broken; a person must mend it.
        record Disconnect(long pageId) implements PageNews {}

        /// Meta bars the page, since this business instant.
        record Bar(long pageId, Restriction restriction, Instant at) implements PageNews {}
    }
}
