package dev.rytm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.facebook.ads.sdk.APIContext;
import com.facebook.ads.sdk.APIException;
import com.facebook.ads.sdk.APINodeList;
import com.facebook.ads.sdk.Page;
import com.facebook.ads.sdk.UserPageOneTimeOptInTokenSettings;
import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.platform.Era;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Meta's own Java client, which knows nothing of us, gets along with the sandbox.
class BusinessSdkIT {

    @TempDir
    Path directory;

    private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();

    @AfterEach
    void trustAsBefore() {
        HttpsURLConnection.setDefaultSSLSocketFactory(before);
    }

    /// A sandbox behind TLS: the client casts every connection to an HTTPS one.
    private TlsFront front(Stage stage) throws Exception {
        TlsFront front = new TlsFront(stage.sandbox.graphUrl(), directory);
        HttpsURLConnection.setDefaultSSLSocketFactory(front.trusting());
        return front;
    }

    private static Page page(TlsFront front, String appSecret) {
        String base = front.url();
        APIContext.disableCrashReport();
        return new Page(Stage.PAGE, new APIContext(base, base, "v24.0", Stage.TOKEN, appSecret, Stage.APP, false));
    }

    @Test
    void it_subscribes_asks_sends_and_lists() throws Exception {
        try (Stage stage = new Stage(Era.E2022);
                TlsFront front = front(stage)) {
            Page page = page(front, Stage.SECRET);
            page.createSubscribedApp()
                    .setSubscribedFields("[\"messages\",\"messaging_optins\"]")
                    .execute();
            stage.writes();

            String message = Json.object()
                    .set(
                            "attachment",
                            Json.object().put("type", "template").set("payload", Stage.template("News", "WEEKLY")))
                    .toString();
            String request = text(
                    page.createMessage()
                            .setRecipient("{\"id\":\"" + stage.anna.psid() + "\"}")
                            .setMessage(message)
                            .execute()
                            .getRawResponse(),
                    "message_id");
            stage.sandbox.people().agreements().accept(stage.anna, request);
            String token = stage.sandbox.log().consents().getFirst().token();
            String sent = page.createMessage()
                    .setRecipient("{\"notification_messages_token\":\"" + token + "\"}")
                    .setMessage("{\"text\":\"zażółć\"}")
                    .execute()
                    .getRawResponse();
            List<UserPageOneTimeOptInTokenSettings> tokens =
                    page.getNotificationMessageTokens().execute();

            assertThat(text(sent, "recipient_id")).isEqualTo(stage.anna.psid());
            assertThat(stage.anna.thread().getLast().message()).isNotNull();
            assertThat(tokens).hasSize(1);
            assertThat(tokens.getFirst().getFieldNotificationMessagesToken()).isEqualTo(token);
            assertThat(tokens.getFirst().getFieldTopicTitle()).isEqualTo("News");
        }
    }

    @Test
    void it_turns_the_pages_of_the_list() throws Exception {
        try (Stage stage = new Stage(Era.E2022);
                TlsFront front = front(stage)) {
            List<String> agreed = new ArrayList<>();
            for (String title : List.of("A", "B", "C", "D", "E")) {
                agreed.add(stage.agreed(title, "DAILY"));
            }
            List<String> listed = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();

            APINodeList<UserPageOneTimeOptInTokenSettings> tokens = page(front, Stage.SECRET)
                    .getNotificationMessageTokens()
                    .setParam("limit", 2)
                    .execute();
            while (tokens != null) {
                sizes.add(tokens.size());
                tokens.forEach(token -> listed.add(token.getFieldNotificationMessagesToken()));
                tokens = tokens.nextPage();
            }

            // Where there is no next page, this client asks once more, with the cursor.
            assertThat(sizes).containsExactly(2, 2, 1, 0);
            assertThat(listed).containsExactlyElementsOf(agreed);
        }
    }

    @Test
    void it_is_refused_like_everybody_else() throws Exception {
        try (Stage stage = new Stage(Era.E2022);
                TlsFront front = front(stage)) {
            assertThatThrownBy(() -> page(front, Stage.SECRET)
                            .createMessage()
                            .setRecipient(Map.of("id", stage.anna.psid()))
                            .setMessage(Map.of("text", "hello"))
                            .execute())
                    .isInstanceOf(APIException.class)
                    .hasMessageContaining("2018278");
            assertThatThrownBy(() -> page(front, "not the secret")
                            .getNotificationMessageTokens()
                            .execute())
                    .hasMessageContaining("appsecret_proof");
        }
    }

    private static String text(String json, String field) {
        return Json.text(Json.MAPPER.readTree(json), field);
    }
}
