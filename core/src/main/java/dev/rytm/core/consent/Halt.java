package dev.rytm.core.consent;

import dev.rytm.core.contact.ConsentMark;

/// Who holds a consent as stopped: Meta, we, or both; and what the turns so far have left.
///
/// A resume at Meta is the person's newest word on the topic and takes back both. A start word takes back ours only:
/// Meta would go on refusing.
record Halt(boolean atMeta, boolean here, Trace trace) {

    static final Halt NONE = new Halt(false, false, Trace.NONE);

    boolean isHeld() {
        return atMeta || here;
    }

    Halt after(ConsentMark mark) {
        return switch (mark.kind()) {
            case STOPPED -> new Halt(true, here, trace);
            case STOPPED_HERE -> new Halt(atMeta, true, trace);
            case RESUMED -> new Halt(false, false, trace);
            case RESUMED_HERE -> new Halt(atMeta, false, trace);
            case OPTED_IN, REFRESHED, REVOKED, EXPIRED, LAPSED -> this;
        };
    }

    Halt leaving(Trace next) {
        return new Halt(atMeta, here, next);
    }
}
