package dev.rytm.server.dispatch;

import java.time.InstantSource;

/// Who we are among the nodes, how fast we work, and what time it is, on both clocks.
public record Timing(String owner, DispatchConfig config, InstantSource business, InstantSource machine) {}
