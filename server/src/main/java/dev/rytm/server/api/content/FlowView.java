package dev.rytm.server.api.content;

import dev.rytm.server.api.content.FlowChecks.FindingJson;
import dev.rytm.server.api.content.FlowChecks.ProblemJson;
import java.util.List;
import java.util.Map;

/// A flow as its editor opens it. `problems` keep it from being published. `findings` are what the checker says; a
/// step that cannot be read counts as an end.
record FlowView(FlowLine flow, Map<String, Object> document, List<ProblemJson> problems, List<FindingJson> findings) {}
