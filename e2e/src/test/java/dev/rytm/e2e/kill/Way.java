package dev.rytm.e2e.kill;

/// How a server is caught.
enum Way {
    /// Whenever it has work: while it takes webhooks in, decides, rings timers, plans, sends, or cleans up.
    AT_ANY_BUSY_MOMENT,
    /// After the platform has carried out a call and before it answers, so that no outcome can be known.
    BEFORE_THE_ANSWER,
    /// Whenever it has work, and all processes of PostgreSQL with it.
    WITH_POSTGRES
}
