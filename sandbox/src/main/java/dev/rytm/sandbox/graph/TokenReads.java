package dev.rytm.sandbox.graph;

import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.http.Params;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Page;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.Platform;
import dev.rytm.sandbox.platform.Refusal;
import dev.rytm.sandbox.platform.Rule;
import dev.rytm.sandbox.platform.Token;
import dev.rytm.sandbox.platform.TokenView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Rule 39: the list of a page's valid tokens, and a single token.
final class TokenReads {

    private final Platform platform;

    TokenReads(Platform platform) {
        this.platform = platform;
    }

    /// What a read came to: a body, or why not.
    record Result(Optional<ObjectNode> body, Optional<Refusal> refusal) {
        static Result of(ObjectNode body) {
            return new Result(Optional.of(body), Optional.empty());
        }

        static Result of(Refusal refusal) {
            return new Result(Optional.empty(), Optional.of(refusal));
        }
    }

    Result one(Page page, String value) {
        return platform.registry()
                .token(value)
                .filter(token -> token.person().page() == page)
                .map(token -> Result.of(TokenView.of(token, platform.settings())))
                .orElseGet(() -> Result.of(Refusal.of(
                        Rule.TOKEN,
                        100,
                        33,
                        "Object does not exist, or cannot be loaded due to missing permissions.")));
    }

    Result list(Page page, GraphRequest request) {
        Params params = request.params();
        Era.Terms terms = platform.settings().era().terms();
        int limit = terms.listDefault();
        if (params.has("limit")) {
            String asked = params.text("limit");
            limit = asked.matches("[0-9]{1,6}") ? Integer.parseInt(asked) : 0;
        }
        if (limit < 1 || limit > terms.listMax()) {
            return Result.of(
                    Refusal.parameter(Rule.LIST, "limit must be between 1 and %d.".formatted(terms.listMax())));
        }
        if (params.has("before")) {
            return Result.of(Refusal.parameter(Rule.LIST, "before is not supported."));
        }
        List<Token> tokens = valid(page, params.text("do_not_return_duplicates").equals("true"));
        int from = position(params.text("after"), tokens.size());
        return Result.of(page(tokens, from, limit, request));
    }

    private ObjectNode page(List<Token> tokens, int from, int limit, GraphRequest request) {
        int to = Math.min(tokens.size(), from + limit);
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        tokens.subList(from, to).forEach(token -> data.add(TokenView.of(token, platform.settings())));
        if (to > from) {
            ObjectNode paging = body.putObject("paging");
            paging.putObject("cursors").put("before", cursor(from)).put("after", cursor(to));
            if (to < tokens.size()) {
                paging.put("next", request.again(Map.of("limit", String.valueOf(limit), "after", cursor(to))));
            }
        }
        return body;
    }

    /// Stopped tokens are listed, expired ones are not; the one changed last comes last.
    private List<Token> valid(Page page, boolean onePerPerson) {
        Instant now = platform.now();
        Set<String> seen = new HashSet<>();
        return page.people().stream()
                .flatMap(person -> validOf(person, now))
                .sorted(Comparator.comparing(TokenReads::updatedAt).thenComparing(Token::value))
                .filter(token -> !onePerPerson || seen.add(token.person().psid()))
                .toList();
    }

    private Stream<Token> validOf(Person person, Instant now) {
        boolean expires = platform.settings().era().terms().frequencies();
        return person.tokens().stream().filter(token -> {
            Instant expiresAt = token.expiresAt();
            return !expires || expiresAt == null || now.isBefore(expiresAt);
        });
    }

    private static Instant updatedAt(Token token) {
        synchronized (token.person()) {
            return token.history().getLast().at();
        }
    }

    private static String cursor(int position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("QVFI:" + position).getBytes(StandardCharsets.UTF_8));
    }

    private static int position(String cursor, int size) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return text.startsWith("QVFI:") ? Math.clamp(Integer.parseInt(text.substring(5)), 0, size) : 0;
        } catch (IllegalArgumentException unknownCursor) {
            return 0;
        }
    }
}
