package dev.rytm.server.timer;

import dev.rytm.server.room.Settings;

/// For how many days of business time raw webhooks, events and sends are kept. They go month by month, so some stay for
/// up to a month longer.
///
/// Limits look 40 days back and receipts 72, so events and sends are kept for 100 days at least.
public record TimerConfig(int rawBodyDays, int eventDays, int sendDays) {

    private static final int MOST = 36_500;

    public static TimerConfig read(Settings settings) {
        return new TimerConfig(
                settings.number("RYTM_KEEP_RAW_BODY_DAYS", 30, 1, MOST),
                settings.number("RYTM_KEEP_EVENT_DAYS", 400, 100, MOST),
                settings.number("RYTM_KEEP_SEND_DAYS", 400, 100, MOST));
    }
}
