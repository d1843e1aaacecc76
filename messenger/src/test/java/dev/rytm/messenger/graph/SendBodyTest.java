package dev.rytm.messenger.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.message.OutgoingMessage;
import dev.rytm.core.message.OutgoingMessage.OptInTemplate;
import dev.rytm.core.message.OutgoingMessage.OutgoingButton;
import dev.rytm.core.message.OutgoingMessage.OutgoingCard;
import dev.rytm.core.message.OutgoingMessage.OutgoingReply;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SendBodyTest {

    private static final List<OutgoingReply> REPLIES = List.of(new OutgoingReply("Tak", "go|1"));
    private static final String REPLIES_JSON =
            "'quick_replies':[{'content_type':'text','title':'Tak','payload':'go|1'}],";
    private static final List<OutgoingButton> BUTTONS =
            List.of(new OutgoingButton("Sklep", "https://a.b/c", null), new OutgoingButton("Dalej", null, "go|2"));
    private static final String BUTTONS_JSON = "'buttons':[{'type':'web_url','title':'Sklep','url':'https://a.b/c'},"
            + "{'type':'postback','title':'Dalej','payload':'go|2'}]";

    @Test
    void writesText() {
        assertThat(toPerson(new OutgoingMessage.Text("Zażółć \"x\"\n", REPLIES)))
                .isEqualTo(inMessage("'text':'Zażółć \\\"x\\\"\\n'," + REPLIES_JSON));
    }

    @Test
    void writesAnImage() {
        assertThat(toPerson(new OutgoingMessage.Image("https://a.b/c.png", List.of())))
                .isEqualTo(inMessage("'attachment':{'type':'image','payload':{'url':'https://a.b/c.png'}},"));
    }

    @Test
    void writesButtons() {
        assertThat(toPerson(new OutgoingMessage.Buttons("Co dalej?", BUTTONS, REPLIES)))
                .isEqualTo(inMessage(
                        "'attachment':{'type':'template','payload':{'template_type':'button','text':'Co dalej?',"
                                + BUTTONS_JSON + "}}," + REPLIES_JSON));
    }

    @Test
    void writesAGallery() {
        var full = new OutgoingCard("Buty", "Nowe", "https://a.b/c.png", "https://a.b", BUTTONS);
        var bare = new OutgoingCard("Kapcie", null, null, null, List.of());

        assertThat(toPerson(new OutgoingMessage.Gallery(List.of(full, bare), true, List.of())))
                .isEqualTo(inMessage("'attachment':{'type':'template','payload':{'template_type':'generic',"
                        + "'image_aspect_ratio':'square','elements':[{'title':'Buty','subtitle':'Nowe',"
                        + "'image_url':'https://a.b/c.png','default_action':{'type':'web_url','url':'https://a.b'},"
                        + BUTTONS_JSON + "},{'title':'Kapcie'}]}},"));
    }

    @Test
    void writesAnOptInRequestOfTheLaunchYear() {
        assertThat(written(new Recipient.Person("7"), request(Frequency.WEEKLY, "https://a.b/c.png", true)))
                .isEqualTo(json("{'recipient':{'id':'7'},'message':{'attachment':{'type':'template','payload':{"
                        + "'template_type':'notification_messages','title':'Promocje','image_url':'https://a.b/c.png',"
                        + "'payload':'ask|1|t|1','notification_messages_frequency':'WEEKLY',"
                        + "'notification_messages_reoptin':'ENABLED','notification_messages_timezone':'Europe/Warsaw',"
                        + "'notification_messages_cta_text':'GET_UPDATES'}},'metadata':'attempt-1'}}"));
    }

    @Test
    void writesAnOptInRequestWithoutFrequency() {
        assertThat(written(new Recipient.Person("7"), request(null, null, false)))
                .isEqualTo(json("{'recipient':{'id':'7'},'message':{'attachment':{'type':'template','payload':{"
                        + "'template_type':'notification_messages','title':'Promocje','payload':'ask|1|t|1',"
                        + "'notification_messages_timezone':'Europe/Warsaw',"
                        + "'notification_messages_cta_text':'GET_UPDATES'}},'metadata':'attempt-1'}}"));
    }

    @Test
    void writesANotificationOnItsTokenWithoutMessagingType() {
        assertThat(written(new Recipient.Token("7", "T"), new OutgoingMessage.Text("Hej", List.of())))
                .isEqualTo(json("{'recipient':{'notification_messages_token':'T'},"
                        + "'message':{'text':'Hej','metadata':'attempt-1'}}"));
    }

    @Test
    void writesSigns() {
        assertThat(new String(SendBody.ofSign("7", Sign.MARK_SEEN), StandardCharsets.UTF_8))
                .isEqualTo(json("{'recipient':{'id':'7'},'sender_action':'mark_seen'}"));
    }

    @Test
    void writesALoneSurrogateAsSomethingThatCanBeSent() {
        assertThat(toPerson(new OutgoingMessage.Text("a\uD83Db", List.of()))).isEqualTo(inMessage("'text':'a?b',"));
    }

    private static OptInTemplate request(@Nullable Frequency frequency, @Nullable String image, boolean reOptIn) {
        return new OptInTemplate(
                "Promocje",
                image,
                CallToAction.GET_UPDATES,
                "ask|1|t|1",
                frequency,
                reOptIn,
                ZoneId.of("Europe/Warsaw"));
    }

    private static String toPerson(OutgoingMessage message) {
        return written(new Recipient.Person("7"), message);
    }

    private static String written(Recipient recipient, OutgoingMessage message) {
        return new String(SendBody.of(recipient, message, "attempt-1"), StandardCharsets.UTF_8);
    }

    private static String inMessage(String content) {
        return json("{'recipient':{'id':'7'},'messaging_type':'RESPONSE','message':{" + content
                + "'metadata':'attempt-1'}}");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
