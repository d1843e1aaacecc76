package dev.rytm.server.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Business time, turned by hand.
final class HandClock implements InstantSource {

    private volatile Instant now;

    HandClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void turnTo(Instant next) {
        now = next;
    }

    void turn(Duration by) {
        now = now.plus(by);
    }
}
