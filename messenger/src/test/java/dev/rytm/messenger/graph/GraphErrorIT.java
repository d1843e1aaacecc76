package dev.rytm.messenger.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.message.Rejection;
import dev.rytm.messenger.graph.Answer.Doubt;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Every error row of docs/platform, over real HTTP.
class GraphErrorIT {

    private static LoopbackGraph graph;
    private static GraphClient client;

    /// `code / subcode = meaning`, copied from the platform page and not from the code.
    static final List<String> ROWS = List.of(
            "1/99=TRANSIENT",
            "1/1357046=?",
            "1/-=?",
            "2/-=TRANSIENT",
            "2/2018344=TRANSIENT",
            "3/-=CONFIGURATION",
            "4/-=THROTTLED",
            "4/2018354=TOO_EARLY",
            "9/-=REQUEST_LIMIT",
            "9/2018352=REQUEST_LIMIT",
            "10/-=CONFIGURATION",
            "10/1404170=REQUESTS_BARRED",
            "10/1893015=NOTIFICATIONS_STOPPED",
            "10/1893063=SENDING_BARRED",
            "10/2018278=WINDOW_CLOSED",
            "10/2018065=WINDOW_CLOSED",
            "10/2534022=WINDOW_CLOSED",
            "10/2018108=UNREACHABLE_FOR_NOW",
            "17/-=THROTTLED",
            "32/-=THROTTLED",
            "100/-=CONTENT",
            "100/33=CONFIGURATION",
            "100/2018001=UNREACHABLE",
            "100/2018008=CONTENT",
            "100/2018047=CONTENT",
            "100/2018074=CONTENT",
            "100/2018109=CONTENT",
            "100/2018294=CONTENT",
            "100/2018164=CONFIGURATION",
            "100/2534037=TRANSIENT",
            "190/-=CONFIGURATION",
            "190/460=CONFIGURATION",
            "190/463=CONFIGURATION",
            "190/467=CONFIGURATION",
            "200/-=CONFIGURATION",
            "200/2018028=CONFIGURATION",
            "200/1545041=UNREACHABLE",
            "368/-=SENDING_BARRED",
            "551/-=UNREACHABLE",
            "551/1545041=UNREACHABLE",
            "613/-=THROTTLED",
            "613/2534040=THROTTLED",
            "613/1893016=TOPIC_ASKED",
            "613/2018338=THROTTLED",
            "1200/-=TRANSIENT",
            "2022/-=SENDING_BARRED",
            "2500/-=CONFIGURATION",
            "80001/-=THROTTLED",
            "80006/-=THROTTLED",
            "2018300/-=TRANSIENT",
            "2018321/-=TRANSIENT",
            // A long subcode means the same under another code; an unlisted one leaves the code to decide.
            "100/1893015=NOTIFICATIONS_STOPPED",
            "613/2018354=TOO_EARLY",
            "4/1893016=TOPIC_ASKED",
            "10/2018300=TRANSIENT",
            "200/1357046=?",
            "4/7777777=THROTTLED",
            "613/1=THROTTLED",
            "100/7777777=CONTENT",
            "3/7777777=CONFIGURATION",
            "190/7777777=CONFIGURATION",
            // "You may not": with a subcode that nobody listed it is about the one message.
            "10/0=CONFIGURATION",
            "10/1=UNEXPLAINED",
            "10/7777777=UNEXPLAINED",
            "200/0=CONFIGURATION",
            "200/1=UNEXPLAINED",
            "200/7777777=UNEXPLAINED",
            // What nobody has told us about is no definite no.
            "0/-=?",
            "5/-=?",
            "999999/-=?",
            "999999/99=?",
            "1/33=?");

    @BeforeAll
    static void start() {
        graph = new LoopbackGraph();
        client = graph.client();
    }

    @AfterAll
    static void stop() {
        client.close();
        graph.close();
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void tellsWhatEachErrorMeansWhateverTheStatus(String row) {
        String[] parts = row.split("[/=]");
        for (int status : new int[] {400, 403, 500, 200}) {
            graph.answers(status, error(parts[0], parts[1], "It did not work"));

            Answer answer = client.send(Calls.onToken());

            if (parts[2].equals("?") || (parts[2].equals("TRANSIENT") && status == 500)) {
                assertThat(answer)
                        .isInstanceOfSatisfying(
                                Answer.Unknown.class,
                                unknown -> assertThat(unknown.doubt()).isEqualTo(Doubt.UNCLEAR_ERROR));
            } else {
                assertThat(answer)
                        .isEqualTo(new Answer.Rejected(
                                Rejection.valueOf(parts[2]),
                                Integer.parseInt(parts[0]),
                                parts[1].equals("-") ? null : Integer.valueOf(parts[1]),
                                "It did not work",
                                null,
                                Usage.NONE));
            }
        }
    }

    @Test
    void coversEveryRowOfTheTable() {
        Set<String> tested =
                ROWS.stream().map(row -> row.substring(0, row.indexOf('='))).collect(Collectors.toSet());

        assertThat(GraphError.ROWS)
                .extracting(row -> row.code() + "/" + (row.subcode() == null ? "-" : row.subcode()))
                .allSatisfy(row -> assertThat(tested).contains(row))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"1, 99, CONFIGURATION", "2, -, TRANSIENT", "10, 7777777, UNEXPLAINED"})
    void tellsWhatAnErrorMeansThatDoesNotPass(String code, String subcode, Rejection expected) {
        graph.answers(400, error(code, subcode, "It did not work"));

        assertThat(client.send(Calls.onToken()))
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        rejected -> assertThat(rejected.ifItLasts()).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The notification_messages_token is invalid | TOKEN_INVALID",
                "(#100) Notification Messages Token is not valid. | TOKEN_INVALID",
                "The notification_messages_token has expired | TOKEN_EXPIRED",
                "NOTIFICATION_MESSAGES_TOKEN HAS EXPIRED | TOKEN_EXPIRED",
                "Invalid parameter | CONTENT",
                "Tag CONFIRMED_EVENT_UPDATE is invalid | CONTENT",
                "The attachment has expired | CONTENT",
                "(#100) Invalid fbid. | UNREACHABLE",
                "(#100) No matching user found | UNREACHABLE",
            })
    void tellsCode100ByItsWords(String words, Rejection expected) {
        graph.answers(400, error("100", "-", words));

        assertThat(client.send(Calls.onToken()))
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        rejected -> assertThat(rejected.rejection()).isEqualTo(expected));
    }

    @Test
    void readsTheWordsForPeopleToo() {
        graph.answers(
                400,
                "{'error':{'message':'Invalid','code':'100','error_user_msg':'The notification_messages_token has expired'}}");

        assertThat(client.send(Calls.onToken()))
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        rejected -> assertThat(rejected.rejection()).isEqualTo(Rejection.TOKEN_EXPIRED));
    }

    @Test
    void keepsSecretsOutOfWhatMetaSays() {
        graph.answers(400, error("190", "-", "Bad token PAGE-TOKEN or NOTIFICATION-TOKEN or APP-SECRET"));

        assertThat(client.send(Calls.onToken()).toString())
                .contains("Bad token *** or *** or ***")
                .doesNotContain("PAGE-TOKEN", "NOTIFICATION-TOKEN", "APP-SECRET");
    }

    static String error(String code, String subcode, String message) {
        String detail = subcode.equals("-") ? "" : "'error_subcode':" + subcode + ",";
        return "{'error':{'message':'" + message + "','type':'OAuthException','code':" + code + "," + detail
                + "'fbtrace_id':'A'}}";
    }
}
