package dev.rytm.core.flow;

/// Whether a flow starts by itself or only when another flow, a stop or a resume calls it.
public enum FlowKind {
    FLOW,
    SUBFLOW
}
