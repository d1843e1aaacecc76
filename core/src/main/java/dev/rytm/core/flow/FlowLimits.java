package dev.rytm.core.flow;

import java.time.Duration;

/// How far a flow may go; each limit has a number and a name, so that no drawing can keep the engine busy for ever.
public final class FlowLimits {

    /// How many steps one event may carry a person through, over all their runs; the run that needs one more ends.
    public static final int STEPS_PER_EVENT = 100;

    /// How many subflow calls may lie on top of each other.
    public static final int SUBFLOW_DEPTH = 8;

    /// How many runs one person may be in; a new one beyond it ends the oldest that has nothing on its way.
    public static final int RUNS_PER_CONTACT = 10;

    /// How many steps an author may draw in one flow.
    public static final int STEPS_PER_FLOW = 500;

    /// How many actions one step may hold.
    public static final int ACTIONS_PER_STEP = 20;

    /// How many ways a split may lead.
    public static final int BRANCHES_PER_SPLIT = 10;

    /// How deep conditions may be nested, and how many parts they may have together.
    public static final int CONDITION_DEPTH = 10;

    public static final int CONDITION_PARTS = 100;

    public static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    public static final Duration LONGEST_WAIT = Duration.ofDays(366);

    /// How long the team has a person that nobody gives back.
    public static final Duration HAND_OVER = Duration.ofHours(24);

    /// How many characters the team is told at once, before and after its placeholders are filled.
    public static final int NOTICE_LENGTH = 1_000;

    /// How many fields a webhook may be told.
    public static final int FIELDS_PER_WEBHOOK = 50;

    /// How far a condition may look back or ahead.
    public static final Duration LONGEST_SPAN = Duration.ofDays(3_660);

    /// How many characters of an answer are kept in a field, and how long names of tags and fields may be.
    public static final int ANSWER_LENGTH = 2_000;

    public static final int NAME_LENGTH = 100;

    private FlowLimits() {}

    public static boolean isSpan(Duration duration) {
        return duration.compareTo(SHORTEST_WAIT) >= 0 && duration.compareTo(LONGEST_SPAN) <= 0;
    }
}
