package dev.rytm.messenger.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Webhook bodies as Meta writes them, for tests.
final class Bodies {

    static final String PAGE = "1717527131834678";
    static final String PERSON = "1256217357730577";
    static final long MILLIS = 1_700_000_000_123L;
    static final Instant AT = Instant.ofEpochMilli(MILLIS);
    static final Instant ENTRY_AT = Instant.ofEpochMilli(MILLIS + 500);
    static final Instant ARRIVED = Instant.parse("2023-11-14T22:13:25Z");

    static final String MESSAGE = "'message':{'mid':'m_1','text':'hello'}";
    static final String QUICK_REPLY = "'message':{'mid':'m_2','text':'Yes','quick_reply':{'payload':'go|f|1|s|yes'}}";
    static final String PICTURE =
            "'message':{'mid':'m_3','attachments':[{'type':'image','payload':{'url':'https:\\/\\/x\\/y'}}]}";
    static final String POSTBACK =
            "'postback':{'mid':'m_4','title':'Start','payload':'P','referral':{'ref':'spring','source':'SHORTLINK','type':'OPEN_THREAD'}}";
    static final String REACTION = "'reaction':{'mid':'m_1','action':'react','emoji':'\\u2764','reaction':'love'}";
    static final String REFERRAL = "'referral':{'ref':'spring','source':'SHORTLINK','type':'OPEN_THREAD'}";
    static final String OPT_IN = "'optin':{'type':'notification_messages','payload':'ask|s1|t1|1',"
            + "'notification_messages_token':'TOKEN1','notification_messages_frequency':'WEEKLY',"
            + "'notification_messages_timezone':'Europe\\/Warsaw','token_expiry_timestamp':1723500000000,"
            + "'user_token_status':'NOT_REFRESHED','title':'Promocje'}";
    static final String RE_OPT_IN = OPT_IN.replace("NOT_REFRESHED", "REFRESHED");
    static final String STOP = OPT_IN.replace("'title'", "'notification_messages_status':'STOP NOTIFICATIONS','title'");
    static final String RESUME = STOP.replace("STOP", "RESUME");
    static final String DELIVERY = "'delivery':{'mids':['m_7','m_8'],'watermark':1700000000100}";
    static final String READ = "'read':{'watermark':1700000000200}";
    static final String ECHO =
            "'message':{'is_echo':true,'app_id':1517776481860111,'metadata':'a-17','mid':'m_9','text':'hi'}";
    static final String POLICY = "'policy-enforcement':{'action':'block','reason':'Too many reports'}";

    static final List<String> FROM_PERSON = List.of(
            MESSAGE,
            QUICK_REPLY,
            PICTURE,
            POSTBACK,
            REACTION,
            REFERRAL,
            OPT_IN,
            RE_OPT_IN,
            STOP,
            RESUME,
            DELIVERY,
            READ);

    private Bodies() {}

    static String item(String what) {
        return "{'sender':{'id':'%s'},'recipient':{'id':'%s'},'timestamp':%d,%s}".formatted(PERSON, PAGE, MILLIS, what);
    }

    static String echo() {
        return "{'sender':{'id':'%s'},'recipient':{'id':'%s'},'timestamp':%d,%s}".formatted(PAGE, PERSON, MILLIS, ECHO);
    }

    static String policy() {
        return "{'recipient':{'id':'%s'},'timestamp':%d,%s}".formatted(PAGE, MILLIS, POLICY);
    }

    static String entry(String... items) {
        return "{'id':'%s','time':%d,'messaging':[%s]}".formatted(PAGE, MILLIS + 500, String.join(",", items));
    }

    static byte[] body(String... items) {
        return bodyOf(entry(items));
    }

    static byte[] bodyOf(String... entries) {
        return bytes("{'object':'page','entry':[" + String.join(",", entries) + "]}");
    }

    static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
