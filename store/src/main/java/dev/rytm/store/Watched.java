package dev.rytm.store;

import java.util.Locale;

/// What somebody may watch on a page. Only of some is it told which ones changed.
public enum Watched {
    /// Messages: planned, sent, refused, delivered, read.
    SENDS,
    /// What people agreed to, and what they left.
    CONSENTS,
    /// People by their ids: what is known of them, and their timelines.
    CONTACTS,
    /// Files of people by their ids: how far they have come.
    IMPORTS,
    /// Edits of tags and fields for everybody who has them.
    LABEL_EDITS,
    /// Checks of the page's consent ledger: how far they have come.
    LEDGER_CHECKS,
    /// Flows by their ids: drafts and what is published.
    FLOWS,
    /// What the team of the page is told, and what it has seen of that.
    NOTICES;

    /// As it stands in an event: `label-edits`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
