package dev.rytm.server.api.live;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Standings.Standing;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What changes on a page, as it changes: hints to look again.
@RestController
@RequestMapping("/api/v1/pages/{page}/events")
public final class EventRoutes {

    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final Duration PACE = Duration.ofSeconds(1);

    /// A reader that was cut off comes back after so many milliseconds.
    private static final String GREETING = "retry: 2000\n\n";

    private final Watchers watchers;

    EventRoutes(Watchers watchers) {
        this.watchers = watchers;
    }

    /// A stream of server-sent events (`text/event-stream`) without an end, at most one event a second.
    /// `changed` names what changed: `sends`, `consents`, `contacts`, `imports`, `label-edits`,
    /// `ledger-checks`, `flows` and `notices`, as far as the caller may read them, each with a list of ids; an
    /// empty list means any of them. `everything` comes first, unless `Last-Event-ID` tells that nothing was
    /// missed, and whenever anything may have changed. A comment comes every ten seconds when nothing else
    /// does. The stream ends with the session or the key, and when their rights change. A session or a key has
    /// at most eight streams at once.
    @GetMapping
    @Scoped(Scope.SENDS_READ)
    void watch(
            Caller caller,
            @PathVariable String page,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletResponse response) {
        long pageId = caller.inPage(page, (transaction, id) -> id);
        Watcher watcher = watchers.join(Standing.of(caller), pageId, last);
        try {
            response.setContentType("text/event-stream;charset=UTF-8");
            // Proxies that collect an answer before they hand it on are asked not to.
            response.setHeader("X-Accel-Buffering", "no");
            write(watcher, response.getOutputStream());
        } catch (IOException left) {
            // The reader is gone: that is how most streams end.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            watchers.leave(watcher);
        }
    }

    private static void write(Watcher watcher, OutputStream out) throws IOException, InterruptedException {
        say(GREETING, out);
        while (!watcher.isOver()) {
            News news = watcher.await(BEAT).orElse(null);
            if (news != null) {
                say(news.toText(), out);
                Thread.sleep(PACE);
            } else if (!watcher.isOver()) {
                say(": still here\n\n", out);
            }
        }
    }

    private static void say(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
