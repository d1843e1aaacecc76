package dev.rytm.server.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Calls addresses that users typed: over https and to the public internet only, each call on a connection of its
/// own.
///
/// It follows nothing, repeats nothing, keeps no cookies and knows no proxy. A call that has no answer by the
/// deadline is cut off, wherever it is by then. What is answered is read to a limit and thrown away: nobody is
/// shown it.
final class OutboundClient implements AutoCloseable {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int HTTPS = 443;
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean local;
    private final Duration deadline;
    private final TimelyNames names;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor watchdog;

    OutboundClient(boolean local, Duration deadline) {
        this(local, deadline, SystemDefaultDnsResolver.INSTANCE);
    }

    /// `names` is asked anew for each call, unless another is just asking.
    OutboundClient(boolean local, Duration deadline, DnsResolver names) {
        this.local = local;
        this.deadline = deadline;
        this.names = new TimelyNames(names, deadline);
        this.client = client(Timeout.of(deadline), new GuardedNames(this.names, local));
        this.watchdog = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("outbound-deadline").factory());
        watchdog.setRemoveOnCancelPolicy(true);
    }

    /// How a call went.
    sealed interface Result {

        record Answered(int status) implements Result {}

        /// No answer came; another time one may.
        record Unanswered() implements Result {}

        /// The address may not be called.
        record Refused() implements Result {}

        /// Nobody tried, for want of room here.
        record Untried() implements Result {}
    }

    /// Nothing if it cannot be read.
    static @Nullable URI address(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    Result post(String url, byte[] body, Map<String, String> headers) {
        URI address = address(url);
        if (address == null || !mayBeCalled(address)) {
            return new Result.Refused();
        }
        HttpPost post = new HttpPost(address);
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        ScheduledFuture<?> cut = watchdog.schedule(post::abort, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return new Result.Answered(client.execute(post, OutboundClient::status));
        } catch (GuardedNames.NotPublic inside) {
            return new Result.Refused();
        } catch (TimelyNames.NotAsked noRoom) {
            return new Result.Untried();
        } catch (IOException | IllegalStateException noAnswer) {
            return new Result.Unanswered();
        } finally {
            cut.cancel(false);
        }
    }

    private boolean mayBeCalled(URI address) {
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            return false;
        }
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        boolean usual = https && (address.getPort() == -1 || address.getPort() == HTTPS);
        boolean here = local && HERE.contains(address.getHost());
        return usual || (here && (https || "http".equalsIgnoreCase(address.getScheme())));
    }

    private static int status(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            try (InputStream in = entity.getContent()) {
                if (in != null && in.readNBytes(MOST_BYTES + 1).length > MOST_BYTES) {
                    throw new IOException("the answer is larger than " + MOST_BYTES + " bytes");
                }
            }
        }
        return response.getCode();
    }

    private static CloseableHttpClient client(Timeout deadline, DnsResolver names) {
        return HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setMaxConnTotal(UnderWay.MOST)
                        .setMaxConnPerRoute(UnderWay.MOST)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(deadline)
                                .setSocketTimeout(deadline)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(deadline)
                        .setResponseTimeout(deadline)
                        .setExpectContinueEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Rytm-Webhooks")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
        names.close();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
