package dev.rytm.server.api;

import dev.rytm.server.api.Identity.Actor;
import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.store.ApiKeys.Bearer;
import dev.rytm.store.ApiKeys.Maker;
import dev.rytm.store.ApiKeys.Proof;
import dev.rytm.store.Database;
import dev.rytm.store.Memberships.Membership;
import dev.rytm.store.Memberships.PageName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/// Finds out who asks: by the API key in the header, else by the session in the cookie.
final class Identities {

    /// Which of several workspaces a signed-in member means where no page tells.
    static final String WORKSPACE = "Rytm-Workspace";

    private static final String SCHEME = "Bearer ";

    private final Database database;

    Identities(Database database) {
        this.database = database;
    }

    static boolean hasKey(HttpServletRequest request) {
        return request.getHeader("Authorization") != null;
    }

    /// Whether a browser presents a session, a good one or not.
    static boolean hasSession(HttpServletRequest request) {
        return SessionCookie.of(request).isPresent();
    }

    Identity ofKey(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.startsWith(SCHEME)) {
            throw unauthorised("key-missing");
        }
        String key = header.substring(SCHEME.length());
        Proof proof =
                database.inTransaction(transaction -> transaction.apiKeys().prove(key));
        return switch (proof) {
            case Proof.Good good -> identity(good.bearer());
            case Proof.Expired expired -> throw new Refusal(401, Sentence.of("key-expired", expired.at()), List.of());
            case Proof.None _ -> throw unauthorised("key-wrong");
        };
    }

    /// A key may do no more than the member who made it may today.
    static Set<String> scopes(Set<String> own, @Nullable Maker maker) {
        Set<String> scopes = new HashSet<>(own);
        if (maker != null) {
            scopes.retainAll(Role.valueOf(maker.role()).rights());
        }
        return scopes;
    }

    private static Identity identity(Bearer bearer) {
        Set<String> scopes = scopes(bearer.key().scopes(), bearer.maker());
        String memberId = bearer.maker() == null ? null : bearer.maker().memberId();
        Actor actor = new Actor("key " + bearer.key().id(), bearer.key().name(), memberId, false);
        Pass pass = new Pass.Key(bearer.key().id());
        return new Identity(actor, pass, bearer.key().workspaceId(), scopes, bearer.pageIds(), true);
    }

    Optional<SignedIn> signedIn(HttpServletRequest request) {
        return SessionCookie.of(request)
                .flatMap(secret -> database.inTransaction(transaction -> transaction
                        .sessions()
                        .find(secret)
                        .map(session -> new SignedIn(
                                session,
                                transaction.memberships().of(session.member().id())))));
    }

    /// A member, in the workspace that they mean. Where they do not belong does not exist for them.
    Identity ofMember(HttpServletRequest request) {
        SignedIn signedIn =
                signedIn(request).orElseThrow(() -> unauthorised(hasSession(request) ? "session-over" : "key-missing"));
        Membership place = place(request, signedIn.memberships());
        Actor actor = new Actor(
                "member " + signedIn.member().id(),
                signedIn.member().name(),
                signedIn.member().id(),
                true);
        return new Identity(
                actor,
                new Pass.Session(signedIn.session().id()),
                place.workspaceId(),
                Role.valueOf(place.role()).rights(),
                place.pages().stream().map(PageName::id).toList(),
                signedIn.session().fresh());
    }

    private static Membership place(HttpServletRequest request, List<Membership> memberships) {
        String page = page(request);
        String named = request.getHeader(WORKSPACE);
        if (page == null && named == null) {
            if (memberships.size() == 1) {
                return memberships.getFirst();
            }
            throw memberships.isEmpty()
                    ? new Refusal(403, Sentence.of("workspace-none"), List.of())
                    : Refusal.badRequest("workspace-unnamed", WORKSPACE);
        }
        Long pageId = page == null ? null : Caller.id(page);
        Long workspaceId = named == null ? null : Caller.id(named);
        return memberships.stream()
                .filter(place -> workspaceId == null || place.workspaceId() == workspaceId)
                .filter(place -> pageId == null || place.pages().stream().anyMatch(known -> known.id() == pageId))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static @Nullable String page(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> holes
                        && holes.get("page") instanceof String page
                ? page
                : null;
    }

    static Refusal unauthorised(String key) {
        return new Refusal(401, Sentence.of(key), List.of());
    }
}
