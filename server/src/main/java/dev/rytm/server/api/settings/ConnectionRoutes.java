package dev.rytm.server.api.settings;

import dev.rytm.messenger.graph.GraphClient;
import dev.rytm.messenger.graph.PageAccess;
import dev.rytm.messenger.graph.Reply;
import dev.rytm.messenger.graph.Subscription;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Sentences;
import dev.rytm.store.App;
import dev.rytm.store.Page;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether Meta takes the page's access and tells us what people do. No transaction is open while Meta is asked.
@RestController
@RequestMapping("/api/v1/pages/{page}/connection")
public final class ConnectionRoutes {

    /// Everything that decisions follow from.
    private static final List<String> FIELDS = List.of(
            "messages",
            "messaging_postbacks",
            "messaging_optins",
            "messaging_referrals",
            "messaging_policy_enforcement",
            "message_reactions",
            "message_deliveries",
            "message_reads",
            "message_echoes");

    private final GraphClient graph;

    public ConnectionRoutes(GraphClient graph) {
        this.graph = graph;
    }

    /// `missing` are the webhook fields that our app does not hear yet; the connection is whole when there are
    /// none. `foreignTokens` counts what people agreed to elsewhere: tokens of none of our topics, which we keep
    /// and never use. `lastHeardAt` is when the last webhook about the page came in (machine time, to ten
    /// seconds); absent if none ever did.
    record ConnectionView(
            boolean whole,
            Set<String> missing,
            String sentence,
            long foreignTokens,
            @Nullable Instant lastHeardAt) {}

    private record Line(
            PageAccess access,
            App app,
            long foreignTokens,
            @Nullable Instant lastHeardAt) {

        ConnectionView view(Set<String> missing, String sentence) {
            return new ConnectionView(missing.isEmpty(), missing, sentence, foreignTokens, lastHeardAt);
        }
    }

    @GetMapping
    @Scoped(Scope.SETTINGS_READ)
    ConnectionView check(Caller caller, @PathVariable String page) {
        Line line = line(caller, page);
        return switch (graph.subscriptions(line.access())) {
            case Reply.Done<List<Subscription>> done -> view(done.value(), line, caller.language());
            case Reply.Rejected<List<Subscription>> rejected ->
                broken(Sentences.of(caller.language(), rejected.rejection()), line);
            case Reply.NoAnswer<List<Subscription>> _ -> broken(Sentences.of(caller.language(), "meta-silent"), line);
        };
    }

    /// Subscribes our app to the page's webhooks and checks that it is.
    @PostMapping("/subscribe")
    @Scoped(Scope.SETTINGS_WRITE)
    ConnectionView subscribe(Caller caller, @PathVariable String page) {
        Line line = line(caller, page);
        Reply<Boolean> reply = graph.subscribe(line.access(), FIELDS);
        caller.inPage(page, (transaction, id) -> {
            caller.audit(transaction, id, "page.subscribe", page);
            return id;
        });
        return switch (reply) {
            case Reply.Done<Boolean> _ -> check(caller, page);
            case Reply.Rejected<Boolean> rejected ->
                broken(Sentences.of(caller.language(), rejected.rejection()), line);
            case Reply.NoAnswer<Boolean> _ -> broken(Sentences.of(caller.language(), "meta-silent"), line);
        };
    }

    private static Line line(Caller caller, String page) {
        return caller.inPage(page, (transaction, id) -> {
            Page found = transaction.pages().find(caller.workspaceId(), id).orElseThrow(Refusal::notFound);
            Page.Credentials credentials = transaction.pages().credentials(id);
            return new Line(
                    new PageAccess(credentials.metaPageId(), credentials.accessToken(), credentials.appSecret()),
                    transaction.apps().find(caller.workspaceId(), found.appId()).orElseThrow(Refusal::notFound),
                    transaction.foreignTokens().count(id),
                    transaction.heardPages().lastHeardAt(id).orElse(null));
        });
    }

    private static ConnectionView view(List<Subscription> subscriptions, Line line, Locale language) {
        Set<String> missing = new TreeSet<>(FIELDS);
        subscriptions.stream()
                .filter(subscription -> subscription.appId().equals(line.app().metaAppId()))
                .forEach(subscription -> missing.removeAll(subscription.fields()));
        String sentence = missing.isEmpty() ? "connection-whole" : "connection-deaf";
        return line.view(missing, Sentences.of(language, sentence));
    }

    private static ConnectionView broken(String sentence, Line line) {
        return line.view(new TreeSet<>(FIELDS), sentence);
    }
}
