package dev.rytm.server.api.settings;

import dev.rytm.messenger.graph.GraphClient;
import dev.rytm.messenger.graph.PageAccess;
import dev.rytm.messenger.graph.Reply;
import dev.rytm.messenger.graph.Subscription;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.settings.ConnectionChecks.Facts;
import dev.rytm.server.api.settings.ConnectionChecks.State;
import dev.rytm.store.App;
import dev.rytm.store.HeardPages.Heard;
import dev.rytm.store.Page;
import java.time.Instant;
import java.util.List;
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

    /// The connection is `whole` while Meta takes the token and our app hears every webhook field; `missing` are those
    /// that it does not hear (all, as long as Meta cannot be asked). `foreignTokens` counts what people agreed to
    /// elsewhere: tokens of none of our topics, which we keep and never use. `lastHeardAt` is when the last webhook
    /// about the page came in (machine time, to ten seconds); absent if none ever did.
    record ConnectionView(
            boolean whole,
            Set<String> missing,
            ConnectionChecks checks,
            long foreignTokens,
            @Nullable Instant lastHeardAt) {}

    private record Line(
            PageAccess access,
            App app,
            boolean connected,
            long foreignTokens,
            @Nullable Heard heard) {

        ConnectionView view(Set<String> missing, ConnectionChecks checks) {
            boolean whole = checks.token().state() == State.GOOD
                    && checks.subscription().state() == State.GOOD;
            return new ConnectionView(whole, missing, checks, foreignTokens, heard == null ? null : heard.at());
        }
    }

    @GetMapping
    @Scoped(Scope.SETTINGS_READ)
    ConnectionView check(Caller caller, @PathVariable String page) {
        Line line = line(caller, page);
        Reply<List<Subscription>> told = graph.subscriptions(line.access());
        Set<String> missing = missing(told, line);
        Facts facts = new Facts(line.connected(), line.heard(), caller.language());
        return line.view(missing, ConnectionChecks.of(told, missing, facts));
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
        ConnectionView after = check(caller, page);
        return reply instanceof Reply.Done<Boolean>
                ? after
                : line.view(after.missing(), after.checks().refused(caller.language()));
    }

    private static Line line(Caller caller, String page) {
        return caller.inPage(page, (transaction, id) -> {
            Page found = transaction.pages().find(caller.workspaceId(), id).orElseThrow(Refusal::notFound);
            Page.Credentials credentials = transaction.pages().credentials(id);
            return new Line(
                    new PageAccess(credentials.metaPageId(), credentials.accessToken(), credentials.appSecret()),
                    transaction.apps().find(caller.workspaceId(), found.appId()).orElseThrow(Refusal::notFound),
                    found.connected(),
                    transaction.foreignTokens().count(id),
                    transaction.heardPages().last(id).orElse(null));
        });
    }

    private static Set<String> missing(Reply<List<Subscription>> told, Line line) {
        Set<String> missing = new TreeSet<>(FIELDS);
        if (told instanceof Reply.Done<List<Subscription>> done) {
            done.value().stream()
                    .filter(subscription ->
                            subscription.appId().equals(line.app().metaAppId()))
                    .forEach(subscription -> missing.removeAll(subscription.fields()));
        }
        return missing;
    }
}
