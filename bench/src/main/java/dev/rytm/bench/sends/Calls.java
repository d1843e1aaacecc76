package dev.rytm.bench.sends;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/// The HTTP call that every contender makes: one notification on a token, one answer read.
final class Calls implements AutoCloseable {

    /// As many connections as the product's own client opens in this bench.
    static final int CONNECTIONS = 64;

    private final String url;
    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setMaxConnTotal(CONNECTIONS)
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .build();

    Calls(String baseUrl) {
        this.url = baseUrl + "/v26.0/1/messages";
    }

    /// Sends one notification to the person of this number; fails unless the answer is 200.
    void send(long psid) {
        HttpPost post = new HttpPost(url);
        post.setHeader("Authorization", "Bearer bench");
        post.setEntity(new StringEntity(
                "{\"recipient\":{\"notification_messages_token\":\"bench-" + psid
                        + "\"},\"message\":{\"text\":\"Bread is fresh.\",\"metadata\":\"" + psid + "\"}}",
                ContentType.APPLICATION_JSON));
        try {
            client.execute(post, response -> {
                if (response.getCode() != 200) {
                    throw new IllegalStateException("the stub answered " + response.getCode());
                }
                return EntityUtils.toString(response.getEntity());
            });
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
