package dev.rytm.core.contact;

import java.time.Duration;
import java.util.List;

/// What a person was sent lately, as far as any rule looks back: notifications of the last 40 days, requests of the
/// last 8.
///
/// While planning it comes from the contact itself; right before a call it is read from the send ledger under lock.
public record SendHistory(List<SentNotification> notifications, List<OptInRequest> requests) {

    /// No rule looks further back at requests.
    public static final Duration REQUESTS_KEPT = Duration.ofDays(8);

    /// Nothing was sent.
    public static final SendHistory EMPTY = new SendHistory(List.of(), List.of());

    public SendHistory {
        notifications = List.copyOf(notifications);
        requests = List.copyOf(requests);
    }
}
