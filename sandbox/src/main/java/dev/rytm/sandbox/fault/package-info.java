/// Faults on request: calls that go wrong, webhooks that come twice, late or never; by seeded chance or by script.
@NullMarked
package dev.rytm.sandbox.fault;

import org.jspecify.annotations.NullMarked;
