package dev.rytm.sandbox.graph;

import dev.rytm.sandbox.http.Params;
import dev.rytm.sandbox.log.CallRecord;
import java.util.List;
import java.util.Map;

/// One call, alone or out of a batch: how the caller reached us, the method, the path behind the version, and the
/// parameters.
record GraphRequest(Address address, String method, List<String> path, Params params, CallRecord.When received) {

    boolean is(String expected) {
        return method.equals(expected);
    }

    /// The address of this call with some parameters replaced.
    String again(Map<String, String> replaced) {
        return address.again(path, params, replaced);
    }
}
