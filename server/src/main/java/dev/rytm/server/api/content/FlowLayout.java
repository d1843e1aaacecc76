package dev.rytm.server.api.content;

import dev.rytm.server.api.Checks;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the editor draws the steps of a flow, and the notes that its authors stuck beside them. No decision knows of
/// it.
record FlowLayout(
        @Nullable Map<String, Position> positions, @Nullable Map<String, Note> notes) {

    static final int MAX_POSITIONS = 500;
    static final int MAX_NOTES = 200;
    static final int MAX_NOTE_TEXT = 2_000;

    /// How far from the middle anything may lie, and how large a note may be, in the editor's pixels.
    static final int FARTHEST = 1_000_000;
    static final int LARGEST = 10_000;

    private static final int MAX_ID = 64;
    private static final Pattern COLOR = Pattern.compile("[a-z]{1,20}");

    /// The upper left corner of a step.
    record Position(double x, double y) {}

    /// `color` is the name of one, such as `yellow`.
    record Note(
            double x,
            double y,
            double width,
            double height,
            String text,
            @Nullable String color) {}

    /// What is out of bounds, by paths below the layout.
    Checks checks() {
        Checks checks = new Checks();
        if (positions != null) {
            checks.require(positions.size() <= MAX_POSITIONS, "/positions", "too-many", MAX_POSITIONS);
            positions.forEach((id, position) -> {
                String pointer = "/positions/" + FlowDocument.escaped(id);
                checks.text(pointer, id, MAX_ID);
                place(checks, pointer, position.x(), position.y());
            });
        }
        if (notes != null) {
            checks.require(notes.size() <= MAX_NOTES, "/notes", "too-many", MAX_NOTES);
            notes.forEach((id, note) -> {
                String pointer = "/notes/" + FlowDocument.escaped(id);
                checks.text(pointer, id, MAX_ID);
                check(checks, pointer, note);
            });
        }
        return checks;
    }

    private static void check(Checks checks, String pointer, Note note) {
        place(checks, pointer, note.x(), note.y());
        within(checks, pointer + "/width", note.width(), 1, LARGEST);
        within(checks, pointer + "/height", note.height(), 1, LARGEST);
        checks.require(note.text().length() <= MAX_NOTE_TEXT, pointer + "/text", "text-too-long", MAX_NOTE_TEXT);
        checks.require(
                note.color() == null || COLOR.matcher(note.color()).matches(), pointer + "/color", "color-unknown");
    }

    private static void place(Checks checks, String pointer, double x, double y) {
        within(checks, pointer + "/x", x, -FARTHEST, FARTHEST);
        within(checks, pointer + "/y", y, -FARTHEST, FARTHEST);
    }

    /// What is too large for a number has become infinite by now.
    private static void within(Checks checks, String pointer, double value, int from, int until) {
        checks.require(value >= from && value <= until, pointer, "range", from, until);
    }
}
