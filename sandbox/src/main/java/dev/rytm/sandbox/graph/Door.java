package dev.rytm.sandbox.graph;

import dev.rytm.sandbox.fault.Faults;
import dev.rytm.sandbox.log.GroundTruth;
import dev.rytm.sandbox.platform.Platform;

/// What everything behind the Graph API's door works with.
public record Door(Platform platform, Faults faults, GroundTruth truth) {}
