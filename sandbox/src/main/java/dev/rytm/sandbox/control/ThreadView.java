package dev.rytm.sandbox.control;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.people.People;
import dev.rytm.sandbox.platform.OptInAsk;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.Platform;
import dev.rytm.sandbox.platform.ThreadItem;
import dev.rytm.sandbox.platform.Token;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A person and their conversation as JSON: all that Messenger would show.
final class ThreadView {

    private static final Duration WINDOW = Duration.ofHours(24);

    private final Platform platform;
    private final People people;

    ThreadView(Platform platform, People people) {
        this.platform = platform;
        this.people = people;
    }

    ObjectNode summary(Person person) {
        synchronized (person) {
            ObjectNode json = Json.object();
            json.put("psid", person.psid());
            json.put("page", person.page().id());
            json.put("pageName", person.page().name());
            json.put("firstName", person.profile().firstName());
            json.put("lastName", person.profile().lastName());
            json.put("locale", person.profile().locale());
            json.put("zone", person.profile().zone().getId());
            json.put("persona", people.personaOf(person));
            json.put("blocked", person.blocked());
            json.put("deleted", person.deleted());
            json.put("cannotReceive", person.cannotReceive());
            json.put("version", person.version());
            Instant last = person.lastInteractionAt();
            json.put("windowClosesAt", last == null ? null : last.plus(WINDOW).toString());
            json.put("windowOpen", last != null && platform.now().isBefore(last.plus(WINDOW)));
            person.lastItem().ifPresent(item -> {
                json.put("lastAt", item.at().toString());
                json.put("lastText", lastText(item));
                json.put("lastKind", item.kind().name());
            });
            return json;
        }
    }

    ObjectNode thread(Person person) {
        synchronized (person) {
            ObjectNode json = Json.object();
            json.put("now", platform.now().toString());
            json.set("person", summary(person));
            ArrayNode items = json.putArray("items");
            person.thread().forEach(item -> items.add(item(item)));
            ArrayNode agreements = json.putArray("consents");
            person.tokens().forEach(token -> agreements.add(consent(token)));
            return json;
        }
    }

    private ObjectNode item(ThreadItem item) {
        ObjectNode json = Json.object();
        json.put("id", item.id());
        json.put("kind", item.kind().name());
        json.put("at", item.at().toString());
        json.put("text", item.text());
        if (item.message() != null) {
            json.set("message", item.message());
        }
        ArrayNode asks = json.putArray("asks");
        item.asks().forEach(ask -> asks.add(ask(ask)));
        Token token = item.token();
        if (token != null) {
            json.set("consent", consent(token));
        }
        json.put("reaction", item.reaction());
        json.put("answered", item.answered());
        return json;
    }

    private ObjectNode ask(OptInAsk ask) {
        ObjectNode json = Json.object();
        json.put("id", ask.id());
        json.put("title", ask.draft().title());
        json.put("frequency", ask.draft().frequency().name());
        json.put("buttonText", ask.draft().buttonText());
        json.put("imageUrl", ask.draft().imageUrl());
        json.put("accepted", ask.token() != null);
        return json;
    }

    private ObjectNode consent(Token token) {
        ObjectNode json = Json.object();
        json.put("token", token.value());
        json.put("title", token.title());
        json.put("frequency", token.frequency().name());
        json.put("frequencyApplies", platform.settings().era().terms().frequencies());
        json.put("stopped", token.stopped());
        @Nullable Instant expiresAt = token.expiresAt();
        json.put("expiresAt", expiresAt == null ? null : expiresAt.toString());
        json.put("expired", expiresAt != null && !platform.now().isBefore(expiresAt));
        return json;
    }

    private static String lastText(ThreadItem item) {
        ObjectNode message = item.message();
        if (message == null) {
            return item.token() == null
                    ? item.text()
                    : item.text() + " " + item.token().title();
        }
        if (!item.asks().isEmpty()) {
            return item.asks().getFirst().draft().title();
        }
        JsonNode payload = message.path("attachment").path("payload");
        String text = Json.text(message, "text");
        String inTemplate = Json.text(payload, "text");
        return !text.isEmpty()
                ? text
                : !inTemplate.isEmpty()
                        ? inTemplate
                        : Json.text(payload.path("elements").path(0), "title");
    }
}
