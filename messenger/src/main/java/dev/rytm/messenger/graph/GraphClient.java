package dev.rytm.messenger.graph;

import dev.rytm.core.message.Rejection;
import dev.rytm.messenger.json.JsonValue.Fields;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/// Speaks to the Graph API for one page at a time. Safe for any number of threads; each call waits on its own.
///
/// The access token travels in a header and never in an address. Nothing is repeated here: whoever calls decides that.
public final class GraphClient implements AutoCloseable {

    private final String root;
    private final Wire wire;

    public GraphClient(GraphConfig config) {
        String base = config.baseUrl().toString();
        this.root = (base.endsWith("/") ? base : base + "/") + config.version() + "/";
        this.wire = new Wire(config);
    }

    /// Sends one message. The answer is honest: what is not certain is unknown.
    public Answer send(Call call) {
        HttpPost post = new HttpPost(messages(call.access()));
        byte[] body = SendBody.of(call.recipient(), call.message(), call.metadata());
        GatedEntity entity = new GatedEntity(body, call.gate());
        post.setEntity(entity);
        Exchange exchange = exchange(post, call.access());
        return SendAnswer.of(call, exchange, entity.progress());
    }

    /// Shows that we are typing, or have seen what was written.
    public Reply<Boolean> show(PageAccess access, String psid, Sign sign) {
        HttpPost post = new HttpPost(messages(access));
        post.setEntity(new ByteArrayEntity(SendBody.ofSign(psid, sign), ContentType.APPLICATION_JSON));
        return reply(post, access, ReplyReader::signShown);
    }

    /// Subscribes our app to these fields of the page's webhooks.
    public Reply<Boolean> subscribe(PageAccess access, List<String> fields) {
        Map<String, String> query = Map.of("subscribed_fields", String.join(",", fields));
        return reply(
                new HttpPost(address(access, encoded(access.pageMetaId()) + "/subscribed_apps", query)),
                access,
                ReplyReader::success);
    }

    /// The apps that get the page's webhooks.
    public Reply<List<Subscription>> subscriptions(PageAccess access) {
        return reply(
                new HttpGet(address(access, encoded(access.pageMetaId()) + "/subscribed_apps", Map.of())),
                access,
                ReplyReader::subscriptions);
    }

    /// One page of the valid tokens, from the start or `after` a cursor.
    public Reply<TokenPage> tokens(PageAccess access, @Nullable String after, int limit) {
        Map<String, String> query = new TreeMap<>(Map.of("limit", String.valueOf(limit)));
        if (after != null) {
            query.put("after", after);
        }
        return reply(
                new HttpGet(address(access, encoded(access.pageMetaId()) + "/notification_message_tokens", query)),
                access,
                ReplyReader::tokens);
    }

    /// What Meta knows about one token. The notification token is the object's name and so part of the address.
    public Reply<TokenInfo> token(PageAccess access, String notificationToken) {
        return reply(
                new HttpGet(address(access, "notification_messages_" + encoded(notificationToken), Map.of())),
                access,
                ReplyReader::token);
    }

    /// What a person who wrote to the page is called. Source: User Profile API, 2026-03.
    public Reply<PersonName> name(PageAccess access, String psid) {
        Map<String, String> query = Map.of("fields", "first_name,last_name");
        return reply(new HttpGet(address(access, encoded(psid), query)), access, ReplyReader::name);
    }

    @Override
    public void close() {
        wire.close();
    }

    private <T> Reply<T> reply(HttpUriRequestBase request, PageAccess access, Function<Fields, @Nullable T> reader) {
        return switch (exchange(request, access)) {
            case Exchange.Broken broken -> new Reply.NoAnswer<>(broken.detail());
            case Exchange.Answered answered -> reply(answered, access, reader);
        };
    }

    private static <T> Reply<T> reply(
            Exchange.Answered answered, PageAccess access, Function<Fields, @Nullable T> reader) {
        Complaint complaint = Complaint.of(answered).orElse(null);
        Rejection rejection = complaint == null ? null : complaint.rejection();
        if (complaint != null && rejection != null) {
            return new Reply.Rejected<>(
                    rejection,
                    complaint.code(),
                    complaint.subcode(),
                    access.scrub(complaint.message()),
                    answered.usage());
        }
        boolean done = complaint == null && answered.status() == 200;
        T value = done ? reader.apply(Complaint.fields(answered.body())) : null;
        return value == null
                ? new Reply.NoAnswer<>("status " + answered.status() + ": " + access.scrub(answered.body()))
                : new Reply.Done<>(value, answered.usage());
    }

    private Exchange exchange(HttpUriRequestBase request, PageAccess access) {
        request.setHeader("Authorization", "Bearer " + access.accessToken());
        request.setHeader("Accept", "application/json");
        return wire.exchange(request);
    }

    private URI messages(PageAccess access) {
        return access.messages(root, () -> address(access, encoded(access.pageMetaId()) + "/messages", Map.of()));
    }

    private URI address(PageAccess access, String path, Map<String, String> query) {
        Map<String, String> all = new TreeMap<>(query);
        access.proof().ifPresent(proof -> all.put("appsecret_proof", proof));
        StringBuilder address = new StringBuilder(root).append(path);
        char separator = '?';
        for (Map.Entry<String, String> parameter : all.entrySet()) {
            address.append(separator).append(parameter.getKey()).append('=').append(encoded(parameter.getValue()));
            separator = '&';
        }
        return URI.create(address.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
