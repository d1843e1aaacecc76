package dev.rytm.core.decide;

/// Why a run or an enrolment ended or was refused, where it is not one of the policy's reasons; the `reason` of a
/// timeline line.
public enum Why {
    FINISHED,
    LEFT,
    REPLACED,
    ENROLLED_ALREADY,
    OTHER_SEQUENCE,
    NO_STEPS,
    SEQUENCE_GONE,
    TOPIC_GONE,
    FLOW_GONE,
    STEP_GONE,
    STEP_LIMIT,
    SUBFLOW_LIMIT,
    RUN_LIMIT,
    NOTIFICATION_NOT_SENT,
    TURN_SPEAKS_FIRST,
    HANDED_OVER,
    ERASED,
    UNKNOWN_TOKEN,
    STALE
}
