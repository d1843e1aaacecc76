package dev.rytm.sandbox.graph;

import dev.rytm.sandbox.http.Params;
import dev.rytm.sandbox.log.CallRecord;
import java.util.List;

/// One call, alone or out of a batch: the method, the path behind the version, and the parameters.
record GraphRequest(String method, List<String> path, Params params, CallRecord.When received) {

    boolean is(String expected) {
        return method.equals(expected);
    }
}
