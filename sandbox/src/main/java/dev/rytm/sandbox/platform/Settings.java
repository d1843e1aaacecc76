package dev.rytm.sandbox.platform;

import java.time.Duration;

/// The switches of the platform as a whole. They may be changed while it works.
///
/// - `observe`: accept everything that can be accepted at all, and record what would have been refused
/// - `requestLimits`: whether 5 requests a day and 10 a week are the most (rule 24)
/// - `stopWording`: how the webhook words a stop and a resume; Meta's pages and people's code disagree
/// - `tokenTime`: the unit of `creation_timestamp` and `token_expiry_timestamp`
/// - `newTokenOnRefresh`: whether a renewed consent gets a new token string
/// - `followUps`: whether eras that know follow-ups (rule 36) grant them
/// - `newPageCode`: the error code for a page that is not served (rule 40)
/// - `throttleCode`: 613 or 80006 when there are too many calls in a second
/// - `throttleMinutes`: `estimated_time_to_regain_access` told with it
/// - `receiptAfter`: how long after a message its delivery is reported; zero means with the answer
/// - `echoRate`: the share of messages that are echoed
/// - `threadLength`: how many items of a conversation are kept
public record Settings(
        Era era,
        boolean observe,
        Limits requestLimits,
        StopWording stopWording,
        TokenTime tokenTime,
        boolean newTokenOnRefresh,
        boolean followUps,
        int newPageCode,
        int throttleCode,
        int throttleMinutes,
        Duration receiptAfter,
        double echoRate,
        int threadLength) {

    /// Whether the limits on requests apply.
    public enum Limits {
        /// As the era has it.
        ERA,
        /// Always.
        ON,
        /// Never.
        OFF
    }

    /// How a stop is worded on the wire.
    public enum StopWording {
        /// `STOP NOTIFICATIONS`.
        SPACE,
        /// `STOP_NOTIFICATIONS`.
        UNDERSCORE
    }

    /// The unit of a token's timestamps.
    public enum TokenTime {
        /// Milliseconds since 1970.
        MILLIS,
        /// Seconds since 1970.
        SECONDS
    }

    /// The platform as it was in `era`, with nothing switched.
    public static Settings of(Era era) {
        return new Settings(
                era,
                false,
                Limits.ERA,
                StopWording.SPACE,
                TokenTime.MILLIS,
                false,
                true,
                10,
                613,
                0,
                Duration.ofSeconds(1),
                1.0,
                400);
    }

    /// Of another era.
    public Settings withEra(Era value) {
        return new Settings(
                value,
                observe,
                requestLimits,
                stopWording,
                tokenTime,
                newTokenOnRefresh,
                followUps,
                newPageCode,
                throttleCode,
                throttleMinutes,
                receiptAfter,
                echoRate,
                threadLength);
    }

    /// Observing or not.
    public Settings withObserve(boolean value) {
        return new Settings(
                era,
                value,
                requestLimits,
                stopWording,
                tokenTime,
                newTokenOnRefresh,
                followUps,
                newPageCode,
                throttleCode,
                throttleMinutes,
                receiptAfter,
                echoRate,
                threadLength);
    }

    /// With the limits on requests switched.
    public Settings withRequestLimits(Limits value) {
        return new Settings(
                era,
                observe,
                value,
                stopWording,
                tokenTime,
                newTokenOnRefresh,
                followUps,
                newPageCode,
                throttleCode,
                throttleMinutes,
                receiptAfter,
                echoRate,
                threadLength);
    }

    /// With stops worded so.
    public Settings withStopWording(StopWording value) {
        return new Settings(
                era,
                observe,
                requestLimits,
                value,
                tokenTime,
                newTokenOnRefresh,
                followUps,
                newPageCode,
                throttleCode,
                throttleMinutes,
                receiptAfter,
                echoRate,
                threadLength);
    }

    /// With a new token on refresh or not.
    public Settings withNewTokenOnRefresh(boolean value) {
        return new Settings(
                era,
                observe,
                requestLimits,
                stopWording,
                tokenTime,
                value,
                followUps,
                newPageCode,
                throttleCode,
                throttleMinutes,
                receiptAfter,
                echoRate,
                threadLength);
    }

    /// Granting follow-ups or not.
    public Settings withFollowUps(boolean value) {
        return new Settings(
                era,
                observe,
                requestLimits,
                stopWording,
                tokenTime,
                newTokenOnRefresh,
                value,
                newPageCode,
                throttleCode,
                throttleMinutes,
                receiptAfter,
                echoRate,
                threadLength);
    }

    /// With that code for too many calls.
    public Settings withThrottleCode(int value) {
        return new Settings(
                era,
                observe,
                requestLimits,
                stopWording,
                tokenTime,
                newTokenOnRefresh,
                followUps,
                newPageCode,
                value,
                throttleMinutes,
                receiptAfter,
                echoRate,
                threadLength);
    }

    /// Reporting deliveries so much later.
    public Settings withReceiptAfter(Duration value) {
        return new Settings(
                era,
                observe,
                requestLimits,
                stopWording,
                tokenTime,
                newTokenOnRefresh,
                followUps,
                newPageCode,
                throttleCode,
                throttleMinutes,
                value,
                echoRate,
                threadLength);
    }

    /// Echoing that share of messages.
    public Settings withEchoRate(double value) {
        return new Settings(
                era,
                observe,
                requestLimits,
                stopWording,
                tokenTime,
                newTokenOnRefresh,
                followUps,
                newPageCode,
                throttleCode,
                throttleMinutes,
                receiptAfter,
                value,
                threadLength);
    }

    boolean limitsRequests() {
        return switch (requestLimits) {
            case ERA -> era.terms().requestLimits();
            case ON -> true;
            case OFF -> false;
        };
    }

    boolean grantsFollowUps() {
        return followUps && era.terms().followUps();
    }

    String statusWord(boolean stopped) {
        String words = stopped ? "STOP NOTIFICATIONS" : "RESUME NOTIFICATIONS";
        return switch (stopWording) {
            case SPACE -> words;
            case UNDERSCORE -> words.replace(' ', '_');
        };
    }
}
