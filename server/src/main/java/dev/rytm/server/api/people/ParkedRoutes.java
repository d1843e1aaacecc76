package dev.rytm.server.api.people;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Limits;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.ParkedEvents.EventName;
import dev.rytm.store.ParkedEvents.Parked;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Events that could not be decided: try them again, or give them up.
@RestController
@RequestMapping("/api/v1/pages/{page}/parked")
public final class ParkedRoutes {

    private static final Pattern FORM = Pattern.compile("(.{20,40})~([0-9a-f]{64})");

    private final InstantSource clock;
    private final Runnable processBell;

    public ParkedRoutes(InstantSource clock, Runnable processBell) {
        this.clock = clock;
        this.processBell = processBell;
    }

    /// `id` names the event in the addresses below; the reason is the machine's own, for engineers.
    record ParkedView(
            String id, String contact, String kind, int attempts, Instant eventAt, Instant arrivedAt, String reason) {}

    record ParkedPage(List<ParkedView> events, @Nullable String after) {}

    @GetMapping
    @Scoped(Scope.CONTACTS_READ)
    ParkedPage list(
            Caller caller,
            @PathVariable String page,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int max = Limits.page(limit);
        EventName last = after == null ? null : parsed(after).orElseThrow(() -> Refusal.badRequest("cursor-wrong"));
        List<ParkedView> events = caller.inPage(
                page,
                (transaction, id) -> transaction.parkedEvents().list(id, last, max).stream()
                        .map(ParkedRoutes::view)
                        .toList());
        return new ParkedPage(
                events, events.size() < max ? null : events.getLast().id());
    }

    @PostMapping("/{event}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.CONTACTS_WRITE)
    void retry(Caller caller, @PathVariable String page, @PathVariable String event) {
        caller.inPage(page, (transaction, id) -> {
            EventName name = parsed(event).orElseThrow(Refusal::notFound);
            if (!transaction.parkedEvents().retry(id, name)) {
                throw Refusal.notFound();
            }
            caller.audit(transaction, id, "event.retry", event);
            return event;
        });
        processBell.run();
    }

    @DeleteMapping("/{event}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.CONTACTS_WRITE)
    void discard(Caller caller, @PathVariable String page, @PathVariable String event) {
        caller.inPage(page, (transaction, id) -> {
            EventName name = parsed(event).orElseThrow(Refusal::notFound);
            if (!transaction.parkedEvents().discard(id, name, clock.instant())) {
                throw Refusal.notFound();
            }
            caller.audit(transaction, id, "event.discard", event);
            return event;
        });
    }

    private static ParkedView view(Parked parked) {
        return new ParkedView(
                parked.id().eventAt() + "~" + parked.id().key(),
                parked.contact(),
                parked.kind(),
                parked.attempts(),
                parked.id().eventAt(),
                parked.arrivedAt(),
                parked.reason());
    }

    private static Optional<EventName> parsed(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EventName(Instant.parse(form.group(1)), form.group(2)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
