package dev.rytm.core.policy;

import java.time.LocalTime;

/// A nightly stretch without notifications, in the contact's zone: `[from, until)`, over midnight if `until` is not
/// after `from`.
public record QuietHours(LocalTime from, LocalTime until) {}
