package dev.rytm.messenger.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.message.Rejection;
import dev.rytm.messenger.graph.Answer.Doubt;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphClientIT {

    private final LoopbackGraph graph = new LoopbackGraph();
    private final GraphClient client = graph.client();

    @AfterEach
    void stop() {
        client.close();
        graph.close();
    }

    @Test
    void sendsOneMessageAndKeepsTheTokenOutOfTheAddress() {
        graph.answers(200, "{'recipient_id':'2540000001','message_id':'m_1'}");

        assertThat(client.send(Calls.toPerson())).isEqualTo(new Answer.Accepted("m_1", Calls.PSID, Usage.NONE));

        var request = graph.only();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v18.0/101/messages");
        assertThat(request.query()).matches("appsecret_proof=[0-9a-f]{64}").doesNotContain("TOKEN");
        assertThat(request.headers()).containsEntry("Authorization", List.of("Bearer PAGE-TOKEN"));
        assertThat(request.headers().get("Content-type")).containsExactly("application/json; charset=UTF-8");
        assertThat(request.headers()).doesNotContainKeys("Cookie", "Accept-encoding", "Expect");
        assertThat(request.body())
                .isEqualTo("{\"recipient\":{\"id\":\"2540000001\"},\"messaging_type\":\"RESPONSE\","
                        + "\"message\":{\"text\":\"Cześć\",\"metadata\":\"attempt-1\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'recipient_id':'2540000001','message_id':'m_1'}",
                "{'recipient_id':2540000001,'message_id':'m_1','attachment_id':'9'}",
                "{'recipient':'2540000001','message_id':'m_1'}",
                "{'recipient':{'id':'2540000001','message_id':'m_1'}}",
                "{'recipient':{'id':2540000001},'message_id':'m_1'}"
            })
    void understandsEveryShapeOfSuccess(String body) {
        graph.answers(200, body);

        assertThat(client.send(Calls.onToken())).isEqualTo(new Answer.Accepted("m_1", Calls.PSID, Usage.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {'recipient_id':'9','message_id':'m_1'} | OTHER_RECIPIENT",
                "200 | {'message_id':'m_1'} | OTHER_RECIPIENT",
                "200 | {'recipient_id':'2540000001'} | NOT_UNDERSTOOD",
                "200 | {} | NOT_UNDERSTOOD",
                "200 | '' | NOT_UNDERSTOOD",
                "200 | {'recipient_id':'2540000001','message_i | NOT_UNDERSTOOD",
                "200 | <html>hello</html> | NOT_UNDERSTOOD",
                "200 | [] | NOT_UNDERSTOOD",
                "200 | {'error':'what'} | NOT_UNDERSTOOD",
                "200 | {'recipient_id':'2540000001','message_id':'m_1','error':{}} | NOT_UNDERSTOOD",
                "302 | {'recipient_id':'2540000001','message_id':'m_1'} | NOT_UNDERSTOOD",
                "400 | <html>bad</html> | NOT_UNDERSTOOD",
                "400 | {'error':{'message':'no code'}} | NOT_UNDERSTOOD",
                "401 | '' | NOT_UNDERSTOOD",
                "500 | '' | NOT_UNDERSTOOD",
                "500 | <html>oops</html> | NOT_UNDERSTOOD",
                "502 | <html>bad gateway</html> | NOT_UNDERSTOOD",
                "503 | {'recipient_id':'2540000001','message_id':'m_1'} | NOT_UNDERSTOOD",
                "503 | {'error':{'code':1,'message':'unknown'}} | UNCLEAR_ERROR",
                "500 | {'error':{'code':1,'error_subcode':1357046,'message':'error, but sent'}} | UNCLEAR_ERROR",
            })
    void doesNotKnowWhatAnOddAnswerMeans(int status, String body, Doubt doubt) {
        graph.answers(status, body);

        assertThat(client.send(Calls.toPerson())).isInstanceOfSatisfying(Answer.Unknown.class, unknown -> {
            assertThat(unknown.doubt()).isEqualTo(doubt);
            assertThat(unknown.detail()).startsWith("status " + status);
        });
        graph.only();
    }

    @Test
    void followsNoRedirect() {
        graph.answers(307, Map.of("Location", graph.url() + "/elsewhere"), "");

        assertThat(client.send(Calls.toPerson())).isInstanceOf(Answer.Unknown.class);
        graph.only();
    }

    @Test
    void takesStatus429ForAThrottleWhateverTheBody() {
        graph.answers(429, "<html>slow down</html>");

        assertThat(client.send(Calls.toPerson()))
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        rejected -> assertThat(rejected.rejection()).isEqualTo(Rejection.THROTTLED));
    }

    @Test
    void tellsHowLongToWaitAfterAThrottle() {
        graph.answers(
                400,
                Map.of(
                        "X-App-Usage",
                        "{'call_count':28,'total_cputime':25,'total_time':25}".replace('\'', '"'),
                        "X-Business-Use-Case-Usage",
                        "{'101':[{'type':'messenger','call_count':100,'total_cputime':1,'total_time':2,'estimated_time_to_regain_access':7}]}"
                                .replace('\'', '"')),
                GraphErrorIT.error("80006", "-", "slow"));

        assertThat(client.send(Calls.toPerson()))
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        rejected -> assertThat(rejected.usage()).isEqualTo(new Usage(100, Duration.ofMinutes(7))));
    }

    @Test
    void hearsWhenATokenMayBeUsedAgain() {
        graph.answers(
                400,
                "{'error':{'code':4,'error_subcode':2018354,'message':'early','error_data':{'next_eligible_time':1700000000}}}");

        assertThat(client.send(Calls.onToken()))
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        rejected ->
                                assertThat(rejected.nextEligibleAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000)));
    }

    @Test
    void showsSigns() {
        graph.answers(200, "{'recipient_id':'2540000001'}");

        assertThat(client.show(Calls.ACCESS, Calls.PSID, Sign.TYPING_ON)).isEqualTo(new Reply.Done<>(true, Usage.NONE));
        assertThat(graph.only().body())
                .isEqualTo("{\"recipient\":{\"id\":\"2540000001\"},\"sender_action\":\"typing_on\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'success':true}", "{'success':'true'}"})
    void subscribesToFields(String body) {
        graph.answers(200, body);

        assertThat(client.subscribe(Calls.ACCESS, List.of("messages", "messaging_optins")))
                .isEqualTo(new Reply.Done<>(true, Usage.NONE));
        assertThat(graph.only().method()).isEqualTo("POST");
        assertThat(graph.only().path()).isEqualTo("/v18.0/101/subscribed_apps");
        assertThat(graph.only().query()).contains("subscribed_fields=messages%2Cmessaging_optins");
    }

    @Test
    void listsSubscribedApps() {
        graph.answers(
                200,
                "{'data':[{'id':55,'name':'Rytm','subscribed_fields':['messages',{'name':'message_echoes'}]},{}]}");

        assertThat(client.subscriptions(Calls.ACCESS))
                .isEqualTo(new Reply.Done<>(
                        List.of(new Subscription("55", "Rytm", Set.of("messages", "message_echoes"))), Usage.NONE));
    }

    @Test
    void listsTokensPageByPage() {
        graph.answers(
                200,
                "{'data':[{'notification_messages_token':'T1','recipient_id':'7','notification_messages_reoptin':'ENABLED',"
                        + "'creation_timestamp':1700000000000,'token_expiry_timestamp':1700000001000,'user_token_status':"
                        + "'NOT_REFRESHED','topic_title':'Promocje','notification_messages_timezone':'UTC',"
                        + "'notification_messages_frequency':'DAILY','next_eligible_time':1700000002},{'id':'no token'}],"
                        + "'paging':{'cursors':{'before':'A','after':'B='},'next':'http://evil.example/next'}}");

        TokenInfo expected = new TokenInfo(
                "T1",
                "7",
                "Promocje",
                Frequency.DAILY,
                ZoneId.of("UTC"),
                Instant.ofEpochSecond(1_700_000_000),
                Instant.ofEpochSecond(1_700_000_001),
                Instant.ofEpochSecond(1_700_000_002),
                false,
                true);
        assertThat(client.tokens(Calls.ACCESS, "A=", 100))
                .isEqualTo(new Reply.Done<>(new TokenPage(List.of(expected), "B=", 1), Usage.NONE));
        assertThat(graph.only().path()).isEqualTo("/v18.0/101/notification_message_tokens");
        assertThat(graph.only().query())
                .startsWith("after=A%3D&appsecret_proof=")
                .endsWith("&limit=100");
    }

    @Test
    void endsTheListWhenThereIsNoNext() {
        graph.answers(200, "{'data':[],'paging':{'cursors':{'before':'A','after':'B'}}}");

        assertThat(client.tokens(Calls.ACCESS, null, 25))
                .isEqualTo(new Reply.Done<>(new TokenPage(List.of(), null, 0), Usage.NONE));
    }

    @Test
    void readsOneToken() {
        graph.answers(200, "{'notification_messages_token':'T/1','recipient_id':'7','user_token_status':'REFRESHED'}");

        assertThat(client.token(Calls.ACCESS, "T/1")).isInstanceOf(Reply.Done.class);
        assertThat(graph.only().path()).isEqualTo("/v18.0/notification_messages_T%2F1");
    }

    @Test
    void readsWhatAPersonIsCalled() {
        graph.answers(200, "{'id':'7','first_name':' Anna ','last_name':''}");

        assertThat(client.name(Calls.ACCESS, "7"))
                .isEqualTo(new Reply.Done<>(new PersonName("Anna", null), Usage.NONE));
        assertThat(graph.only().path()).isEqualTo("/v18.0/7");
    }

    @Test
    void refusesOrDoesNotUnderstandReads() {
        graph.answers(400, GraphErrorIT.error("190", "463", "expired PAGE-TOKEN"));
        assertThat(client.subscriptions(Calls.ACCESS))
                .isEqualTo(new Reply.Rejected<>(Rejection.CONFIGURATION, 190, 463, "expired ***", Usage.NONE));

        graph.answers(500, "{'data':[]}");
        assertThat(client.subscriptions(Calls.ACCESS)).isInstanceOf(Reply.NoAnswer.class);

        graph.answers(200, "{'nothing':1}");
        assertThat(client.tokens(Calls.ACCESS, null, 25)).isInstanceOf(Reply.NoAnswer.class);
    }
}
