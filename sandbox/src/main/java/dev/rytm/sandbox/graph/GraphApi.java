package dev.rytm.sandbox.graph;

import dev.rytm.sandbox.fault.Strike;
import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.Row;
import dev.rytm.sandbox.platform.Agreements;
import dev.rytm.sandbox.platform.GraphError;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.Refusal;
import dev.rytm.sandbox.platform.Registry;
import dev.rytm.sandbox.platform.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Brings each call to whoever answers it. Knows no HTTP, so a batch uses it too.
final class GraphApi {

    private static final String TOKEN_PREFIX = "notification_messages_";

    private final Door door;
    private final Accesses accesses;
    private final SendCalls sends;
    private final TokenReads tokens;
    private final Subscriptions subscriptions;
    private final DeveloperSupport support;

    GraphApi(Door door, Handshake handshake) {
        this.door = door;
        Registry registry = door.platform().registry();
        this.accesses = new Accesses(registry);
        this.sends = new SendCalls(door);
        this.tokens = new TokenReads(door.platform());
        this.subscriptions = new Subscriptions(registry, handshake);
        this.support = new DeveloperSupport(door.platform(), new Agreements(door.platform()));
    }

    /// Answers one call.
    Answer handle(GraphRequest request) {
        List<String> path = request.path();
        if (path.size() == 2 && path.getLast().equals("messages") && request.is("POST")) {
            return sends.send(request, accesses.of(path.getFirst(), request.params()));
        }
        return path.isEmpty() || path.size() > 2 ? refuse(request, unknown(request)) : other(request);
    }

    /// Refuses a call before it is clear whom it is about.
    Answer refuse(GraphRequest request, Refusal refusal) {
        return settle(request, "", Optional.of(refusal), Answer.success());
    }

    private Answer other(GraphRequest request) {
        String node = request.path().getFirst();
        String edge = request.path().size() == 2 ? request.path().getLast() : "";
        boolean aboutPage = !edge.isEmpty() || node.equals("me");
        Accesses.Result result = aboutPage ? accesses.of(node, request.params()) : accesses.of(request.params());
        Registry.Access access = result.access();
        if (access == null) {
            return settle(request, "", Optional.ofNullable(result.refusal()), Answer.success());
        }
        String page = access.page().id();
        return switch (request.method() + " " + edge) {
            case "GET notification_message_tokens" -> read(request, page, tokens.list(access.page(), request));
            case "POST subscribed_apps" ->
                settle(request, page, subscriptions.subscribe(access, request.params()), Answer.success());
            case "GET subscribed_apps" ->
                settle(request, page, Optional.empty(), Answer.ok(subscriptions.list(access)));
            case "DELETE subscribed_apps" -> {
                subscriptions.unsubscribe(access);
                yield settle(request, page, Optional.empty(), Answer.success());
            }
            case "POST notification_messages_dev_support" ->
                settle(request, page, support.call(access.page(), request.params()), Answer.success());
            case "GET " -> node(request, access, node);
            default -> settle(request, page, Optional.of(unknown(request)), Answer.success());
        };
    }

    private Answer node(GraphRequest request, Registry.Access access, String node) {
        String page = access.page().id();
        if (node.startsWith(TOKEN_PREFIX)) {
            return read(request, page, tokens.one(access.page(), node.substring(TOKEN_PREFIX.length())));
        }
        if (node.equals("me") || node.equals(page)) {
            ObjectNode body =
                    Json.object().put("id", page).put("name", access.page().name());
            return settle(request, page, Optional.empty(), Answer.ok(body));
        }
        return access.page()
                .person(node)
                .filter(person -> !person.deleted())
                .map(person -> settle(
                        request,
                        new CallRecord.Subject(CallRecord.Kind.PROFILE, page, node, "", "", List.of()),
                        Optional.empty(),
                        Answer.ok(profile(person))))
                .orElseGet(() -> settle(request, page, Optional.of(nobody()), Answer.success()));
    }

    private static ObjectNode profile(Person person) {
        ObjectNode body = Json.object();
        body.put("id", person.psid());
        body.put("first_name", person.profile().firstName());
        body.put("last_name", person.profile().lastName());
        body.put("name", person.profile().firstName() + " " + person.profile().lastName());
        body.put("locale", person.profile().locale());
        return body;
    }

    private Answer read(GraphRequest request, String page, TokenReads.Result result) {
        return settle(
                request, page, result.refusal(), result.body().map(Answer::ok).orElseGet(Answer::success));
    }

    private static Refusal nobody() {
        return Refusal.of(
                Rule.PERSON, 100, 33, "Object does not exist, or cannot be loaded due to missing permissions.");
    }

    private static Refusal unknown(GraphRequest request) {
        return new Refusal(
                Rule.UNKNOWN_CALL,
                GraphError.of(
                        2500, 0, "(#2500) Unknown path components: /%s".formatted(String.join("/", request.path()))));
    }

    private Answer settle(GraphRequest request, String page, Optional<Refusal> refusal, Answer otherwise) {
        return settle(
                request,
                new CallRecord.Subject(CallRecord.Kind.OTHER, page, "", "", "", List.of()),
                refusal,
                otherwise);
    }

    /// Lets a scripted fault strike, writes the call down, and answers.
    private Answer settle(
            GraphRequest request, CallRecord.Subject subject, Optional<Refusal> refusal, Answer otherwise) {
        String page = subject.page();
        Strike strike = door.faults().strike(subject, 0).orElse(null);
        if (strike != null && strike.fault().before()) {
            Map<String, String> usage =
                    strike.throttles() ? Usage.headers(page, 100, strike.regainMinutes()) : Map.of();
            Row<CallRecord> line = write(request, subject, Verdicts.dropped(strike), strike);
            return error(strike.error()).with(usage).with(line).spoiledBy(strike);
        }
        Row<CallRecord> line = write(request, subject, Verdicts.of(refusal, refusal.isEmpty(), ""), strike);
        Answer answer = refusal.map(found -> error(found.error())).orElse(otherwise);
        return answer.with(line).spoiledBy(strike);
    }

    private Row<CallRecord> write(
            GraphRequest request, CallRecord.Subject subject, CallRecord.Verdict verdict, @Nullable Strike strike) {
        CallRecord.When received = new CallRecord.When(
                request.received().wall(),
                request.received().nanos(),
                door.platform().now());
        String fault = strike == null ? "" : strike.fault().name();
        Row<CallRecord> line =
                door.truth().calls().add(number -> new CallRecord(number, received, subject, verdict, fault, null));
        door.truth().announce(line.value());
        return line;
    }

    private Answer error(GraphError error) {
        return Answer.error(error, door.platform().ids().traceId());
    }
}
