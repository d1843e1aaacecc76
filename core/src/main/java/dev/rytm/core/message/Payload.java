package dev.rytm.core.message;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a button, a quick reply or an opt-in request carries to Meta and brings back with the person's tap.
///
/// On the wire it is its parts between bars, such as `go|welcome|3|greet|yes`; a bar or percent sign inside a part
/// is written `%7C` or `%25`. What comes back may be anything, so reading is lenient: what we did not write is
/// simply no payload of ours.
public sealed interface Payload {

    /// Goes on at the exit of this button or quick reply. `run` is the run that spoke; messages of old did not say.
    record Go(
            FlowId flow,
            int version,
            StepId step,
            String button,
            @Nullable String run) implements Payload {}

    /// Starts a flow.
    record StartFlow(FlowId flow) implements Payload {}

    /// Names the opt-in request that was answered: its send row, its topic, the wording that was shown, the zone
    /// that was sent with it, and the step that asked. Requests of old did not say the last one or two.
    record Ask(
            String sendId,
            TopicId topic,
            int wordingVersion,
            @Nullable ZoneId zone,
            @Nullable Asker asker) implements Payload {}

    /// The step of a flow that asked.
    record Asker(FlowId flow, StepId step) {}

    /// Of old without the asking step, and still older without the zone.
    Set<Integer> ASK_PARTS = Set.of(4, 5, 7);

    default String encoded() {
        Stream<String> parts = switch (this) {
            case Go go ->
                Stream.of("go", go.flow().value(), "" + go.version(), go.step().value(), go.button(), go.run())
                        .filter(Objects::nonNull);
            case StartFlow start -> Stream.of("start", start.flow().value());
            case Ask ask ->
                Stream.of(
                                "ask",
                                ask.sendId(),
                                ask.topic().value(),
                                "" + ask.wordingVersion(),
                                ask.zone() == null ? null : ask.zone().getId(),
                                ask.asker() == null ? null : ask.asker().flow().value(),
                                ask.asker() == null ? null : ask.asker().step().value())
                        .filter(Objects::nonNull);
        };
        return parts.map(part -> part.replace("%", "%25").replace("|", "%7C")).collect(Collectors.joining("|"));
    }

    /// Reads a payload back; empty if it is none of ours.
    static Optional<Payload> parse(String text) {
        List<String> parts = Stream.of(text.split("\\|", -1))
                .map(part -> part.replace("%7C", "|").replace("%25", "%"))
                .toList();
        if (parts.stream().anyMatch(String::isBlank)) {
            return Optional.empty();
        }
        return switch (parts.getFirst()) {
            case "go" -> parts.size() == 5 || parts.size() == 6 ? go(parts) : Optional.empty();
            case "start" -> parts.size() == 2 ? Optional.of(new StartFlow(new FlowId(parts.get(1)))) : Optional.empty();
            case "ask" -> ASK_PARTS.contains(parts.size()) ? ask(parts) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Payload> go(List<String> parts) {
        String run = parts.size() == 6 ? parts.get(5) : null;
        return number(parts.get(2))
                .map(version -> new Go(new FlowId(parts.get(1)), version, new StepId(parts.get(3)), parts.get(4), run));
    }

    private static Optional<Payload> ask(List<String> parts) {
        ZoneId zone = parts.size() > 4 ? zone(parts.get(4)) : null;
        Asker asker = parts.size() > 5 ? new Asker(new FlowId(parts.get(5)), new StepId(parts.get(6))) : null;
        return number(parts.get(3))
                .map(version -> new Ask(parts.get(1), new TopicId(parts.get(2)), version, zone, asker));
    }

    /// Zones come and go with the tables of the machine; the rest of the request still counts.
    private static @Nullable ZoneId zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text) ? ZoneId.of(text) : null;
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
