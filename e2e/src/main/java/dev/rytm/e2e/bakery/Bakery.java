package dev.rytm.e2e.bakery;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;

/// The bakery once it stands: our ids of its page and topic, and the key to its workspace.
public record Bakery(long pageId, String topicId, String key) {

    /// The page's id at Meta.
    public static final String META_PAGE = "100200300400500";

    public static final String META_APP = "700800900100200";

    /// The topic's title, as people see it in the request.
    public static final String TITLE = "Chleb tygodnia";

    public static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");

    /// When the weekly offer goes out.
    public static final DayOfWeek DAY = DayOfWeek.THURSDAY;

    public static final LocalTime TIME = LocalTime.of(10, 0);

    /// The key opens the workspace: it never reaches a log.
    @Override
    public String toString() {
        return "Bakery[page " + pageId + ", topic " + topicId + "]";
    }
}
