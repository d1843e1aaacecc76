package dev.rytm.core.check;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;

/// A step of some flow, on the path that leads to a finding.
public record Place(FlowId flow, StepId step) {}
