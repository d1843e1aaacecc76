package dev.rytm.sandbox.graph;

import dev.rytm.sandbox.http.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// The headers that tell how much of the limits is used. They are sent once use is noticeable.
final class Usage {

    private static final int NOTICEABLE_PERCENT = 50;

    private Usage() {}

    static Map<String, String> of(String pageId, int percent) {
        return percent < NOTICEABLE_PERCENT ? Map.of() : headers(pageId, percent, 0);
    }

    static Map<String, String> headers(String pageId, int percent, int regainMinutes) {
        ObjectNode app = Json.object();
        app.put("call_count", percent).put("total_cputime", percent / 2).put("total_time", percent / 2);
        ObjectNode business = Json.object();
        ObjectNode use = business.putArray(pageId).addObject();
        use.put("type", "messenger");
        use.put("call_count", percent).put("total_cputime", percent / 2).put("total_time", percent / 2);
        use.put("estimated_time_to_regain_access", regainMinutes);
        return Map.of("X-App-Usage", app.toString(), "X-Business-Use-Case-Usage", business.toString());
    }
}
