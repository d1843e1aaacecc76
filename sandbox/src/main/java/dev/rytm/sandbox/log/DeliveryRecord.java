package dev.rytm.sandbox.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One event on its way to one app. A duplicate made on purpose is a record of its own.
///
/// `answered` is the moment of the first 2xx answer. `disturbance` names what was done to it on purpose, or is empty.
public record DeliveryRecord(
        long sequence,
        String app,
        String page,
        String field,
        String psid,
        String token,
        Instant eventAt,
        String disturbance,
        int attempts,
        State state,
        CallRecord.@Nullable When answered) {

    /// How far a delivery has come.
    public enum State {
        /// Waiting, under way, or waiting to be repeated.
        PENDING,
        /// Answered with 2xx.
        DELIVERED,
        /// Given up after an hour of failures, or because the app is no longer subscribed.
        GIVEN_UP,
        /// Lost on purpose.
        LOST
    }
}
