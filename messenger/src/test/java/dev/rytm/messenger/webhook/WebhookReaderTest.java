package dev.rytm.messenger.webhook;

import static dev.rytm.messenger.webhook.Bodies.ARRIVED;
import static dev.rytm.messenger.webhook.Bodies.AT;
import static dev.rytm.messenger.webhook.Bodies.PAGE;
import static dev.rytm.messenger.webhook.Bodies.PERSON;
import static dev.rytm.messenger.webhook.Bodies.body;
import static dev.rytm.messenger.webhook.Bodies.bodyOf;
import static dev.rytm.messenger.webhook.Bodies.bytes;
import static dev.rytm.messenger.webhook.Bodies.entry;
import static dev.rytm.messenger.webhook.Bodies.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rytm.core.Event;
import dev.rytm.core.contact.Frequency;
import dev.rytm.messenger.webhook.Item.Incoming;
import dev.rytm.messenger.webhook.Item.PolicyEnforced;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReaderTest {

    private static final Instant EXPIRY = Instant.ofEpochMilli(1_723_500_000_000L);
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    static Stream<Arguments> understood() {
        return Stream.of(
                Arguments.of("message", Bodies.MESSAGE, new Event.MessageReceived(AT, "m_1", "hello", null)),
                Arguments.of(
                        "message", Bodies.QUICK_REPLY, new Event.MessageReceived(AT, "m_2", "Yes", "go|f|1|s|yes")),
                Arguments.of("message", Bodies.PICTURE, new Event.MessageReceived(AT, "m_3", null, null)),
                Arguments.of("postback", Bodies.POSTBACK, new Event.ButtonTapped(AT, "m_4", "P", "Start", "spring")),
                Arguments.of(
                        "postback", "'postback':{'title':'Old'}", new Event.ButtonTapped(AT, null, null, "Old", null)),
                Arguments.of("reaction", Bodies.REACTION, new Event.ReactionChanged(AT, "m_1", true)),
                Arguments.of(
                        "reaction",
                        Bodies.REACTION.replace("'react'", "'unreact'"),
                        new Event.ReactionChanged(AT, "m_1", false)),
                Arguments.of("referral", Bodies.REFERRAL, new Event.LinkFollowed(AT, "spring")),
                Arguments.of(
                        "delivery",
                        Bodies.DELIVERY,
                        new Event.Delivered(AT, List.of("m_7", "m_8"), Instant.ofEpochMilli(1_700_000_000_100L))),
                Arguments.of("read", Bodies.READ, new Event.Read(AT, Instant.ofEpochMilli(1_700_000_000_200L))));
    }

    static Stream<Arguments> optIns() {
        return Stream.of(
                Arguments.of(
                        "opt-in",
                        Bodies.OPT_IN,
                        new Event.OptInGranted(
                                AT, "TOKEN1", "ask|s1|t1|1", "Promocje", Frequency.WEEKLY, WARSAW, EXPIRY, false)),
                Arguments.of(
                        "opt-in",
                        Bodies.RE_OPT_IN,
                        new Event.OptInGranted(
                                AT, "TOKEN1", "ask|s1|t1|1", "Promocje", Frequency.WEEKLY, WARSAW, EXPIRY, true)),
                Arguments.of(
                        "opt-in",
                        "'optin':{'notification_messages_token':'T'}",
                        new Event.OptInGranted(AT, "T", null, null, null, null, null, false)),
                Arguments.of(
                        "stop",
                        Bodies.STOP,
                        new Event.NotificationsStopped(AT, "TOKEN1", "ask|s1|t1|1", "Promocje", Frequency.WEEKLY)),
                Arguments.of(
                        "resume",
                        Bodies.RESUME,
                        new Event.NotificationsResumed(AT, "TOKEN1", "ask|s1|t1|1", "Promocje", Frequency.WEEKLY)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource({"understood", "optIns"})
    void readsWhatAPersonDid(String kind, String what, Event expected) {
        Incoming incoming = only(body(item(what)));

        assertThat(incoming.event()).isEqualTo(expected);
        assertThat(incoming.kind()).isEqualTo(kind);
        assertThat(incoming.pageMetaId()).isEqualTo(PAGE);
        assertThat(incoming.psid()).isEqualTo(PERSON);
    }

    @Test
    void readsAnEchoAsTheRecipients() {
        Incoming echo = only(body(Bodies.echo()));

        assertThat(echo.psid()).isEqualTo(PERSON);
        assertThat(echo.kind()).isEqualTo("echo");
        assertThat(echo.event()).isEqualTo(new Event.Echoed(AT, "m_9", "a-17"));
    }

    @Test
    void takesAMessageOfThePageItselfForAnEchoEvenUnmarked() {
        Incoming echo = only(body(Bodies.echo().replace("'is_echo':true,", "")));

        assertThat(echo.psid()).isEqualTo(PERSON);
        assertThat(echo.event()).isInstanceOf(Event.Echoed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy-enforcement", "policy_enforcement"})
    void readsPolicyEnforcementUnderBothNames(String name) {
        var events = events(body(Bodies.policy().replace("policy-enforcement", name)));

        assertThat(events.incoming()).isEmpty();
        assertThat(events.policies()).singleElement().satisfies(policy -> {
            assertThat(policy.pageMetaId()).isEqualTo(PAGE);
            assertThat(policy.kind()).isEqualTo("policy");
            assertThat(policy.at()).isEqualTo(AT);
            assertThat(policy.action()).isEqualTo(PolicyEnforced.Action.BLOCK);
            assertThat(policy.reason()).isEqualTo("Too many reports");
        });
    }

    @Test
    void readsAnUnblockWithoutReason() {
        var events = events(body(Bodies.policy().replace("'block','reason':'Too many reports'", "'unblock'")));

        assertThat(events.policies().getFirst().action()).isEqualTo(PolicyEnforced.Action.UNBLOCK);
        assertThat(events.policies().getFirst().reason()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"STOP NOTIFICATIONS", "STOP_NOTIFICATIONS", "stop notifications", "STOP", " Stop_Notifications "
            })
    void readsAStopHoweverItIsWritten(String status) {
        assertThat(only(body(item(Bodies.STOP.replace("STOP NOTIFICATIONS", status))))
                        .kind())
                .isEqualTo("stop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESUME NOTIFICATIONS", "RESUME_NOTIFICATIONS", "resume"})
    void readsAResumeHoweverItIsWritten(String status) {
        assertThat(only(body(item(Bodies.STOP.replace("STOP NOTIFICATIONS", status))))
                        .kind())
                .isEqualTo("resume");
    }

    @Test
    void neverTakesAnUnknownStatusForAnOptIn() {
        var events = events(body(item(Bodies.STOP.replace("STOP NOTIFICATIONS", "PAUSED"))));

        assertThat(events.incoming()).isEmpty();
        assertThat(events.unreadable())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("status"));
    }

    @Test
    void readsIdsAsNumbersOrStrings() {
        byte[] numbers =
                bytes("{'object':'page','entry':[{'id':1717527131834678,'messaging':[{'sender':{'id':1256217357730577},"
                        + "'recipient':{'id':1717527131834678},'timestamp':'1700000000123',%s}]}]}"
                                .formatted(Bodies.MESSAGE));

        assertThat(only(numbers)).isEqualTo(only(body(item(Bodies.MESSAGE))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1700000000", "'1700000000'", "1700000000000", "'1700000000000'"})
    void readsTimesInSecondsOrMilliseconds(String timestamp) {
        byte[] body = body(item(Bodies.MESSAGE).replace("1700000000123", timestamp));

        assertThat(only(body).event().at()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    }

    @Test
    void datesADeliveryWithoutTimestampByItsWatermark() {
        Incoming delivery = only(body(item(Bodies.DELIVERY).replace("'timestamp':1700000000123,", "")));

        assertThat(delivery.event())
                .isEqualTo(new Event.Delivered(
                        Instant.ofEpochMilli(1_700_000_000_100L),
                        List.of("m_7", "m_8"),
                        Instant.ofEpochMilli(1_700_000_000_100L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "'timestamp':0,", "'timestamp':'soon',", "'timestamp':99999999999999,", "'timestamp':1.5e12,"
            })
    void datesAnItemWithoutUsableTimestampByItsEntryElseItsArrival(String timestamp) {
        String item = item(Bodies.MESSAGE).replace("'timestamp':1700000000123,", timestamp);

        assertThat(only(body(item)).event().at()).isEqualTo(Bodies.ENTRY_AT);
        assertThat(only(bodyOf("{'id':'" + PAGE + "','messaging':[" + item + "]}"))
                        .event()
                        .at())
                .isEqualTo(ARRIVED);
    }

    @Test
    void datesAnItemAsItsSenderDoesAlsoAheadOfItsArrival() {
        for (long ahead : List.of(-1, 0, 1, 86_400_000)) {
            Instant told = ARRIVED.plusMillis(ahead);
            Incoming message =
                    only(body(item(Bodies.MESSAGE).replace("1700000000123", String.valueOf(told.toEpochMilli()))));

            assertThat(message.event().at()).isEqualTo(told);
            assertThat(message.filedAt()).isEqualTo(told);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Warsaw, Europe/Warsaw",
        "UTC, UTC",
        "+05:00,",
        "GMT+2,",
        "UTC+1,",
        "Z,",
        "Europe/Nowhere,",
        "europe/warsaw,",
        "'',"
    })
    void takesOnlyZonesOfTheTimeZoneDatabase(String told, @Nullable ZoneId zone) {
        Event optIn =
                only(body(item(Bodies.OPT_IN.replace("Europe\\/Warsaw", told)))).event();

        assertThat(((Event.OptInGranted) optIn).zone()).isEqualTo(zone);
    }

    @Test
    void readsAllItemsOfAllEntries() {
        byte[] body = bodyOf(
                entry(item(Bodies.MESSAGE), item(Bodies.STOP)),
                entry(item(Bodies.READ)).replace(PAGE, "2"),
                entry(Bodies.echo()));

        assertThat(events(body).incoming())
                .extracting(Incoming::kind, Incoming::pageMetaId)
                .containsExactly(tuple("message", PAGE), tuple("stop", PAGE), tuple("read", "2"), tuple("echo", PAGE));
    }

    static Stream<Arguments> unknown() {
        String plain = "{'id':'" + PAGE + "','time':1,%s}";
        return Stream.of(
                Arguments.of(Unknown.STANDBY, bodyOf(plain.formatted("'standby':[" + item(Bodies.MESSAGE) + "]"))),
                Arguments.of(Unknown.CHANGES, bodyOf(plain.formatted("'changes':[{'field':'feed','value':{}}]"))),
                Arguments.of(Unknown.OTHER, bodyOf(plain.formatted("'hello':1"))),
                Arguments.of(Unknown.OTHER_OBJECT, bytes("{'object':'instagram','entry':[{'id':'1'}]}")),
                Arguments.of(Unknown.OTHER, body(item("'message_edit':{'mid':'m_1'}"))),
                Arguments.of(Unknown.OTHER, body("{'timestamp':1,'take_thread_control':{}}")),
                Arguments.of(Unknown.PLUGIN_OPT_IN, body(item("'optin':{'ref':'PASS'}"))),
                Arguments.of(Unknown.USER_REF, body("{'recipient':{'id':'1'},'optin':{'ref':'P','user_ref':'u'}}")),
                Arguments.of(Unknown.USER_REF, body("{'sender':{'user_ref':'u'},'postback':{'payload':'P'}}")),
                Arguments.of(
                        Unknown.ONE_TIME_OPT_IN,
                        body(item("'optin':{'type':'one_time_notif_req','one_time_notif_token':'T'}"))),
                Arguments.of(Unknown.AD_REFERRAL, body(item(Bodies.REFERRAL.replace("SHORTLINK", "ADS")))),
                Arguments.of(Unknown.DELETED_MESSAGE, body(item("'message':{'mid':'m_1','is_deleted':true}"))),
                Arguments.of(Unknown.FROM_PAGE, body(item(Bodies.REACTION).replace(PERSON, PAGE))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknown")
    void countsWhatIsNoneOfOurBusiness(Unknown kind, byte[] body) {
        assertThat(events(body)).isEqualTo(new Reading.Events(List.of(), List.of(), List.of(), Map.of(kind, 1)));
    }

    static Reading.Events events(byte[] body) {
        Reading reading = WebhookReader.read(body, ARRIVED);
        assertThat(reading).isInstanceOf(Reading.Events.class);
        return (Reading.Events) reading;
    }

    static Incoming only(byte[] body) {
        Reading.Events events = events(body);
        assertThat(events.unreadable()).isEmpty();
        assertThat(events.incoming()).hasSize(1);
        return events.incoming().getFirst();
    }
}
