package dev.rytm.messenger.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// HTTP and nothing but: pooled connections, and an end to every exchange.
///
/// It repeats nothing, follows nothing, keeps no cookies, asks for no compression and knows no proxy of the
/// environment. A call that has no whole answer by the deadline is cut off, however slowly the answer drips.
final class Wire implements AutoCloseable {

    /// The largest answer: a page of a thousand tokens is well below.
    static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

    private static final TimeValue ASK_IF_ALIVE_AFTER = TimeValue.ofMilliseconds(500);
    private static final TimeValue FORGET_AFTER = TimeValue.ofSeconds(20);
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(5);

    private final Duration deadline;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor watchdog;

    Wire(GraphConfig config) {
        this.deadline = config.exchangeDeadline();
        this.client = client(config);
        this.watchdog = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("graph-deadline").factory());
        watchdog.setRemoveOnCancelPolicy(true);
    }

    Exchange exchange(HttpUriRequestBase request) {
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> cut = watchdog.schedule(
                () -> {
                    late.set(true);
                    request.abort();
                },
                deadline.toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            return client.execute(request, Wire::answered);
        } catch (IOException | IllegalStateException e) {
            return new Exchange.Broken(
                    late.get()
                            ? "no whole answer within " + deadline
                            : e.getClass().getSimpleName() + ": " + e.getMessage());
        } finally {
            cut.cancel(false);
        }
    }

    private static Exchange answered(ClassicHttpResponse response) throws IOException {
        List<String> usage = new ArrayList<>();
        for (String name : Usage.HEADERS) {
            for (Header header : response.getHeaders(name)) {
                usage.add(header.getValue() == null ? "" : header.getValue());
            }
        }
        return new Exchange.Answered(response.getCode(), body(response.getEntity()), Usage.of(usage));
    }

    private static String body(HttpEntity entity) throws IOException {
        if (entity == null) {
            return "";
        }
        try (InputStream in = entity.getContent()) {
            byte[] bytes = in == null ? new byte[0] : in.readNBytes(most(entity));
            if (bytes.length > MAX_ANSWER_BYTES) {
                throw new IOException("the answer is larger than " + MAX_ANSWER_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /// One more than there should be. What is not told beforehand is read in steps that are far larger than any answer.
    private static int most(HttpEntity entity) {
        long told = entity.getContentLength();
        return told < 0 || told > MAX_ANSWER_BYTES ? MAX_ANSWER_BYTES + 1 : (int) told + 1;
    }

    private static CloseableHttpClient client(GraphConfig config) {
        Timeout connect = Timeout.of(config.connectTimeout());
        Timeout whole = Timeout.of(config.exchangeDeadline());
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(config.maxConnections())
                .setMaxConnPerRoute(config.maxConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(whole)
                        .setValidateAfterInactivity(ASK_IF_ALIVE_AFTER)
                        .setTimeToLive(CONNECTION_LIFE)
                        .build())
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(whole)
                        .setExpectContinueEnabled(false)
                        .build())
                .setUserAgent("Rytm")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .evictIdleConnections(FORGET_AFTER)
                .build();
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
