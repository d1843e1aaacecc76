package dev.rytm.messenger.graph;

import static dev.rytm.core.message.Rejection.CONFIGURATION;
import static dev.rytm.core.message.Rejection.CONTENT;
import static dev.rytm.core.message.Rejection.NOTIFICATIONS_STOPPED;
import static dev.rytm.core.message.Rejection.REQUESTS_BARRED;
import static dev.rytm.core.message.Rejection.REQUEST_LIMIT;
import static dev.rytm.core.message.Rejection.SENDING_BARRED;
import static dev.rytm.core.message.Rejection.THROTTLED;
import static dev.rytm.core.message.Rejection.TOKEN_EXPIRED;
import static dev.rytm.core.message.Rejection.TOKEN_INVALID;
import static dev.rytm.core.message.Rejection.TOO_EARLY;
import static dev.rytm.core.message.Rejection.TOPIC_ASKED;
import static dev.rytm.core.message.Rejection.TRANSIENT;
import static dev.rytm.core.message.Rejection.UNEXPLAINED;
import static dev.rytm.core.message.Rejection.UNREACHABLE;
import static dev.rytm.core.message.Rejection.UNREACHABLE_FOR_NOW;
import static dev.rytm.core.message.Rejection.WINDOW_CLOSED;

import dev.rytm.core.message.Rejection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What Meta's error codes mean for us. Source: docs/platform, error codes that matter for sending.
///
/// The subcode decides first: 4 and 613 are throttles *and* facts about one person. A long subcode means the same under
/// any code. Only what stands here is a definite no; any other error leaves open whether something was sent.
final class GraphError {

    /// One line of the table. An absent subcode is the code alone or with a subcode not listed (10 and 200: alone
    /// only); an absent rejection is no definite no.
    record Row(
            int code, @Nullable Integer subcode, @Nullable Rejection rejection) {}

    static final List<Row> ROWS = List.of(
            new Row(1, 99, TRANSIENT),
            new Row(1, 1357046, null),
            new Row(2, null, TRANSIENT),
            new Row(2, 2018344, TRANSIENT),
            new Row(3, null, CONFIGURATION),
            new Row(4, null, THROTTLED),
            new Row(4, 2018354, TOO_EARLY),
            new Row(9, null, REQUEST_LIMIT),
            new Row(9, 2018352, REQUEST_LIMIT),
            new Row(10, null, CONFIGURATION),
            new Row(10, 1404170, REQUESTS_BARRED),
            new Row(10, 1893015, NOTIFICATIONS_STOPPED),
            new Row(10, 1893063, SENDING_BARRED),
            new Row(10, 2018278, WINDOW_CLOSED),
            new Row(10, 2018065, WINDOW_CLOSED),
            new Row(10, 2534022, WINDOW_CLOSED),
            new Row(10, 2018108, UNREACHABLE_FOR_NOW),
            new Row(17, null, THROTTLED),
            new Row(32, null, THROTTLED),
            new Row(100, null, CONTENT),
            new Row(100, 33, CONFIGURATION),
            new Row(100, 2018001, UNREACHABLE),
            new Row(100, 2018008, CONTENT),
            new Row(100, 2018047, CONTENT),
            new Row(100, 2018074, CONTENT),
            new Row(100, 2018109, CONTENT),
            new Row(100, 2018294, CONTENT),
            new Row(100, 2018164, CONFIGURATION),
            new Row(100, 2534037, TRANSIENT),
            new Row(190, null, CONFIGURATION),
            new Row(190, 460, CONFIGURATION),
            new Row(190, 463, CONFIGURATION),
            new Row(190, 467, CONFIGURATION),
            new Row(200, null, CONFIGURATION),
            new Row(200, 2018028, CONFIGURATION),
            new Row(200, 1545041, UNREACHABLE),
            new Row(368, null, SENDING_BARRED),
            new Row(551, null, UNREACHABLE),
            new Row(551, 1545041, UNREACHABLE),
            new Row(613, null, THROTTLED),
            new Row(613, 2534040, THROTTLED),
            new Row(613, 1893016, TOPIC_ASKED),
            new Row(613, 2018338, THROTTLED),
            new Row(1200, null, TRANSIENT),
            new Row(2022, null, SENDING_BARRED),
            new Row(2500, null, CONFIGURATION),
            new Row(80001, null, THROTTLED),
            new Row(80006, null, THROTTLED),
            new Row(2018300, null, TRANSIENT),
            new Row(2018321, null, TRANSIENT));

    /// From here on a subcode has one meaning, whatever the code before it.
    private static final int LONG = 1_000_000;

    /// "You may not do this": alone it is about our access, with a subcode about this message. One that we do not know
    /// must not stop a whole page.
    private static final Set<Integer> NOT_ALLOWED = Set.of(10, 200);

    private GraphError() {}

    /// `words` is everything the error says; only code 100 needs it.
    static Optional<Rejection> classify(int code, @Nullable Integer subcode, String words) {
        Optional<Row> exact = row(row -> row.code() == code && subcode != null && subcode.equals(row.subcode()));
        Optional<Row> listed = exact.or(() -> ofLong(subcode));
        if (listed.isEmpty() && subcode != null && subcode != 0 && NOT_ALLOWED.contains(code)) {
            return Optional.of(UNEXPLAINED);
        }
        Optional<Row> found = listed.or(() -> ofCode(code));
        boolean open =
                found.isPresent() && found.get().code() == 100 && found.get().subcode() == null;
        return open ? Optional.of(byWords(words)) : found.map(Row::rejection);
    }

    /// What an error means that does not pass: 1/99 is unknown to Meta's own pages, and often missing access.
    static Optional<Rejection> ifItLasts(int code, @Nullable Integer subcode) {
        return code == 1 && subcode != null && subcode == 99 ? Optional.of(CONFIGURATION) : Optional.empty();
    }

    private static Optional<Row> ofLong(@Nullable Integer subcode) {
        if (subcode == null || subcode < LONG) {
            return Optional.empty();
        }
        return row(row -> subcode.equals(row.subcode())).or(() -> ofCode(subcode));
    }

    private static Optional<Row> ofCode(int code) {
        return row(row -> row.code() == code && row.subcode() == null);
    }

    private static Optional<Row> row(Predicate<Row> wanted) {
        return ROWS.stream().filter(wanted).findFirst();
    }

    /// Meta gives no subcode for a dead notification token, only words.
    private static Rejection byWords(String words) {
        String plain = words.toLowerCase(Locale.ROOT).replace('_', ' ');
        if (plain.contains("notification message") && plain.contains("token")) {
            if (plain.contains("expired")) {
                return TOKEN_EXPIRED;
            }
            if (plain.contains("invalid") || plain.contains("not valid")) {
                return TOKEN_INVALID;
            }
        }
        return plain.contains("invalid fbid") || plain.contains("no matching user") ? UNREACHABLE : CONTENT;
    }
}
