package dev.rytm.server.api.content;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.rytm.core.contact.FlowId;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Sentences;
import dev.rytm.store.FlowPlaces.Place;
import dev.rytm.store.FlowSends.Count;
import dev.rytm.store.FlowTraffic;
import dev.rytm.store.FlowTraffic.Kind;
import dev.rytm.store.SendState;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How many people came by each step of a flow, by which exits they left it, what became of its messages, and how many
/// wait on it.
@RestController
@RequestMapping("/api/v1/pages/{page}/flows/{flow}/counts")
public final class FlowCountRoutes {

    private static final String USUAL_DAYS = "30";
    private static final int MOST_DAYS = 366;

    private final InstantSource clock;

    public FlowCountRoutes(InstantSource clock) {
        this.clock = clock;
    }

    /// `sentence` is the reason in words.
    record RefusedCount(String reason, String sentence, long count) {}

    /// `exit` is named as in the step's own document; that of a button or quick reply is `tap:` and its id, that of a
    /// split's branch `branch:` and its place, from 0 on.
    record ExitCount(String exit, long count) {}

    /// `waiting` is just now, on the step or in the subflow that it called; the others are of the days asked for.
    /// `tapped` counts taps on buttons and quick replies, of a request those who agreed; each tap counts.
    /// A step that nothing is known of is absent.
    record StepLine(
            String step,
            long entered,
            long tapped,
            List<ExitCount> left,
            long sent,
            long read,
            long failed,
            long unknown,
            long waiting,
            List<RefusedCount> refused) {}

    /// The first day, and the day after the last.
    record View(LocalDate from, LocalDate until, List<StepLine> steps) {}

    /// Of the last `days` business days unless `from` is told; `until` is no longer counted. All versions together.
    @GetMapping
    @Scoped(Scope.CONTENT_READ)
    View count(
            Caller caller,
            @PathVariable String page,
            @PathVariable String flow,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = USUAL_DAYS) int days) {
        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        LocalDate end = Objects.requireNonNullElse(until, tomorrow);
        LocalDate begin = Objects.requireNonNullElse(from, end.minusDays(Math.clamp(days, 0, MOST_DAYS + 1)));
        long counted = ChronoUnit.DAYS.between(begin, end);
        if (counted < 1 || counted > MOST_DAYS) {
            throw Refusal.badRequest("parameter-range", "until - from", 1, MOST_DAYS);
        }
        return caller.inPage(page, (transaction, id) -> {
            FlowId found = FlowRoutes.find(transaction, id, flow).id();
            return new View(
                    begin,
                    end,
                    lines(
                            caller.language(),
                            transaction.flowTraffic().ofSteps(id, found, begin, end),
                            transaction.flowSends().of(id, found, begin, end),
                            transaction.flowPlaces().of(id, found)));
        });
    }

    private static List<StepLine> lines(
            Locale language, List<FlowTraffic.Count> traffic, List<Count> sends, List<Place> places) {
        Map<String, List<FlowTraffic.Count>> deeds = traffic.stream().collect(groupingBy(FlowTraffic.Count::step));
        Map<String, List<Count>> bySteps = sends.stream().collect(groupingBy(Count::step));
        Map<String, Long> waiting = places.stream()
                .filter(place -> place.step() != null)
                .collect(groupingBy(place -> Objects.requireNonNull(place.step()), summingLong(Place::people)));
        TreeSet<String> steps = new TreeSet<>(bySteps.keySet());
        steps.addAll(waiting.keySet());
        steps.addAll(deeds.keySet());
        return steps.stream()
                .map(step -> line(
                        language,
                        step,
                        deeds.getOrDefault(step, List.of()),
                        bySteps.getOrDefault(step, List.of()),
                        waiting.getOrDefault(step, 0L)))
                .toList();
    }

    private static StepLine line(
            Locale language, String step, List<FlowTraffic.Count> deeds, List<Count> counts, long waiting) {
        return new StepLine(
                step,
                sum(deeds, Kind.PASSED),
                sum(deeds, Kind.TAPPED),
                deeds.stream()
                        .filter(deed -> deed.kind() == Kind.LEFT)
                        .map(deed -> new ExitCount(deed.exit(), deed.people()))
                        .toList(),
                sum(counts, SendState.SENT),
                counts.stream().mapToLong(Count::read).sum(),
                sum(counts, SendState.FAILED),
                sum(counts, SendState.UNKNOWN) + sum(counts, SendState.UNKNOWN_FINAL),
                waiting,
                counts.stream()
                        .filter(count -> count.state() == SendState.REFUSED && count.reason() != null)
                        .map(count -> refused(language, Objects.requireNonNull(count.reason()), count.sends()))
                        .toList());
    }

    private static RefusedCount refused(Locale language, String reason, long count) {
        String key = "Reason." + reason;
        return new RefusedCount(
                reason, Sentences.of(language, Sentences.has(language, key) ? key : "SendState.REFUSED"), count);
    }

    private static long sum(List<FlowTraffic.Count> deeds, Kind kind) {
        return deeds.stream()
                .filter(deed -> deed.kind() == kind)
                .mapToLong(FlowTraffic.Count::people)
                .sum();
    }

    private static long sum(List<Count> counts, SendState state) {
        return counts.stream()
                .filter(count -> count.state() == state)
                .mapToLong(Count::sends)
                .sum();
    }
}
