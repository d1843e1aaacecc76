package dev.rytm.store;

import java.time.LocalDate;

/// Names one row of the send ledger. `periodStart` comes first because it chooses the partition.
public record SendKey(LocalDate periodStart, long pageId, String id) {}
