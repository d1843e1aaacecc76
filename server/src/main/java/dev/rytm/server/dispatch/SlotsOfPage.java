package dev.rytm.server.dispatch;

/// The slots of one page, as many as its width.
///
/// A page starts slowly, as a connection of TCP does: it begins with a few, gains one with every other outcome that is
/// known while it could do with more, and loses half with each one that stays unknown and with each second in which it
/// did not need them. So a crash spoils about as many sends as the page needs to keep its pace, and whoever crashes
/// again and again, or calls a platform that is not well, spoils few.
final class SlotsOfPage {

    /// What a page begins with, and what it keeps whatever happens.
    static final int FIRST = 4;

    /// So many outcomes make room for one more send.
    private static final int KNOWN_FOR_ONE = 2;

    private final int first;
    private final int most;
    private int width;
    private int taken;
    private int known;
    private boolean pressed;

    SlotsOfPage(int most) {
        this.first = Math.min(FIRST, most);
        this.most = most;
        this.width = first;
    }

    int taken() {
        return taken;
    }

    int room() {
        return width - taken;
    }

    /// `many` were taken of so many that were `wanted`.
    void take(int many, int wanted) {
        taken += many;
        pressed = many < wanted || isFull();
    }

    /// There was less to do than there was room.
    void leave(int many) {
        taken -= many;
        pressed = many == 0 && pressed;
    }

    void give(int many) {
        taken -= many;
    }

    /// Returns whether something may have waited for the slot.
    boolean ended(boolean isKnown) {
        taken--;
        if (!isKnown) {
            narrow();
        } else if (pressed) {
            widen();
        }
        return pressed;
    }

    void turnSecond() {
        if (!pressed) {
            narrow();
        }
        pressed = isFull();
    }

    boolean isAsNew() {
        return taken == 0 && width == first;
    }

    private void widen() {
        known++;
        if (known == KNOWN_FOR_ONE) {
            known = 0;
            width = Math.min(most, width + 1);
        }
    }

    private void narrow() {
        width = Math.max(first, width / 2);
    }

    private boolean isFull() {
        return taken >= width;
    }
}
