package dev.rytm.sandbox.control;

import dev.rytm.sandbox.clock.SandboxClock;
import dev.rytm.sandbox.fault.Faults;
import dev.rytm.sandbox.graph.Setup;
import dev.rytm.sandbox.log.GroundTruth;
import dev.rytm.sandbox.people.People;
import dev.rytm.sandbox.platform.Platform;
import dev.rytm.sandbox.webhook.Courier;

/// What can be controlled.
public record Control(
        Platform platform,
        Setup setup,
        People people,
        SandboxClock clock,
        Faults faults,
        GroundTruth truth,
        Courier courier) {}
