package dev.rytm.server.api.people;

import dev.rytm.core.PlannedSend.Kind;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Limits;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Sentences;
import dev.rytm.server.api.Words;
import dev.rytm.store.SendReports.Filter;
import dev.rytm.store.SendReports.Line;
import dev.rytm.store.SendReports.Place;
import dev.rytm.store.SendState;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Every message that was ever planned, how it ended, and the account of them all.
@RestController
@RequestMapping("/api/v1/pages/{page}")
public final class SendRoutes {

    /// A send with the sentence that says how it stands.
    record SendView(Line send, String sentence) {}

    /// Which sends are wanted, and after which one the list goes on.
    record SendQuery(
            @Nullable String state,
            @Nullable String kind,
            @Nullable String topic,
            @Nullable String contact,
            @Nullable String after,
            @Nullable Integer limit) {}

    record SendPage(List<SendView> sends, @Nullable String after) {}

    @GetMapping("/sends")
    @Scoped(Scope.SENDS_READ)
    SendPage list(Caller caller, @PathVariable String page, @ModelAttribute SendQuery query) {
        int max = Limits.page(query.limit());
        String after = query.after();
        Filter filter = new Filter(
                Words.of(SendState.class, "state", query.state()),
                Words.of(Kind.class, "kind", query.kind()),
                query.topic(),
                query.contact(),
                after == null ? null : place(after));
        List<Line> lines = caller.inPage(
                page, (transaction, id) -> transaction.sendReports().list(id, filter, max));
        return new SendPage(
                lines.stream()
                        .map(line -> new SendView(line, sentence(line, caller.language())))
                        .toList(),
                lines.size() < max ? null : cursor(lines.getLast().place()));
    }

    /// planned = sent + refused + failed + unknown + unknown for good + on its way, for the periods that begin from
    /// `from` to before `until`.
    @GetMapping("/account")
    @Scoped(Scope.SENDS_READ)
    Account account(
            Caller caller,
            @PathVariable String page,
            @RequestParam String from,
            @RequestParam String until,
            @RequestParam(required = false) @Nullable String topic) {
        LocalDate first = date("from", from);
        LocalDate last = date("until", until);
        return caller.inPage(
                page,
                (transaction, id) ->
                        Account.of(transaction.sendReports().account(id, topic, first, last), caller.language()));
    }

    /// What it is and where it stands; reasons are told in words, too.
    static String sentence(Line line, Locale language) {
        Integer code = line.failure() == null ? null : line.failure().code();
        String state = wasAsked(line.state(), code)
                ? Sentences.of(language, Sentences.key(line.state()) + "." + line.kind())
                : Sentences.of(language, "content-over-limits");
        String reason = line.reason();
        if (reason != null && Sentences.has(language, "Reason." + reason)) {
            return state + " " + Sentences.of(language, "Reason." + reason);
        }
        return state;
    }

    /// The same of many sends of any kind.
    static String state(SendState state, @Nullable Integer code, Locale language) {
        return wasAsked(state, code) ? Sentences.of(language, state) : Sentences.of(language, "content-over-limits");
    }

    /// Meta's codes begin with 1: where there is none, it was not asked, as its limits were known to be broken.
    private static boolean wasAsked(SendState state, @Nullable Integer code) {
        return state != SendState.FAILED || code == null || code != 0;
    }

    private static Place place(String cursor) {
        String[] parts = cursor.split("\\.", 2);
        if (parts.length != 2) {
            throw Refusal.badRequest("cursor-wrong");
        }
        return new Place(date("after", parts[0]), parts[1]);
    }

    private static String cursor(Place place) {
        return place.period() + "." + place.id();
    }

    private static LocalDate date(String parameter, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1970 && date.getYear() < 10_000) {
                return date;
            }
        } catch (DateTimeException malformed) {
            throw Refusal.badRequest("parameter-wrong", parameter);
        }
        throw Refusal.badRequest("parameter-wrong", parameter);
    }
}
