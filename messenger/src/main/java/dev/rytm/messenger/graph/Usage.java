package dev.rytm.messenger.graph;

import dev.rytm.messenger.json.JsonTree;
import dev.rytm.messenger.json.JsonValue;
import dev.rytm.messenger.json.JsonValue.Fields;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// How much of our allowance is used, as the headers of an answer say: the greatest percentage named, and how
/// long until access comes back (zero = no word about it). Odd headers say nothing. Source: docs/platform, rate
/// limits.
public record Usage(int percent, Duration regainAccess) {

    /// No header said anything.
    public static final Usage NONE = new Usage(0, Duration.ZERO);

    /// The headers that are looked at.
    static final List<String> HEADERS = List.of("X-App-Usage", "X-Page-Usage", "X-Business-Use-Case-Usage");

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final long MAX_MINUTES = Duration.ofDays(7).toMinutes();

    static Usage of(Collection<String> headers) {
        Usage usage = NONE;
        for (String header : headers) {
            usage = usage.or(parse(header));
        }
        return usage;
    }

    private static Usage parse(String header) {
        try {
            return JsonTree.read(header) instanceof Fields fields ? ofFields(fields) : NONE;
        } catch (JacksonException e) {
            return NONE;
        }
    }

    /// One set of numbers, or a map from page or business ids to lists of such sets.
    private static Usage ofFields(Fields fields) {
        Usage usage = single(fields);
        for (String id : fields.values().keySet()) {
            for (JsonValue element : fields.elements(id).values()) {
                usage = element instanceof Fields one ? usage.or(single(one)) : usage;
            }
        }
        return usage;
    }

    private static Usage single(Fields fields) {
        long percent = Math.max(
                amount(fields.text("call_count")),
                Math.max(amount(fields.text("total_cputime")), amount(fields.text("total_time"))));
        long minutes = Math.min(MAX_MINUTES, amount(fields.text("estimated_time_to_regain_access")));
        return new Usage(Math.toIntExact(percent), Duration.ofMinutes(minutes));
    }

    private static long amount(@Nullable String text) {
        return text != null && AMOUNT.matcher(text).matches() ? (long) Math.ceil(Double.parseDouble(text)) : 0;
    }

    private Usage or(Usage other) {
        Duration longer = regainAccess.compareTo(other.regainAccess) >= 0 ? regainAccess : other.regainAccess;
        return new Usage(Math.max(percent, other.percent), longer);
    }
}
