package dev.rytm.server.api.access;

import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.server.api.Role;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.SignedIn;
import dev.rytm.server.api.Visitor;
import dev.rytm.server.api.access.SessionViews.SessionView;
import dev.rytm.store.Members.Member;
import dev.rytm.store.OneTimeLinks.Kind;
import dev.rytm.store.OneTimeLinks.Link;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// One-time links: `<studio>/link#<token>`. The token stands behind the `#`, which browsers send to nobody; the studio
/// hands it in here. A link works once, within an hour.
@RestController
@RequestMapping("/api/v1/links")
public final class LinkRoutes {

    private final Joining joining;
    private final SessionViews views;

    public LinkRoutes(SignIn signIn, SessionViews views) {
        this.joining = new Joining(signIn);
        this.views = views;
    }

    record TokenForm(String token) {

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "TokenForm";
        }
    }

    /// A link of the demo takes the token alone; the others take everything. The address of an
    /// invitation is the one that was invited. A member of another workspace gives the password
    /// that they have, or nothing where they are signed in.
    record UseForm(
            String token,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable String language) {

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "UseForm";
        }
    }

    /// What a link is for. `workspace` is absent if it makes one; `known` tells whether the invited address has an
    /// account here already.
    record LinkView(
            Kind kind,
            @Nullable String email,
            boolean known,
            @Nullable String workspace,
            @Nullable Role role) {}

    /// Uses nothing up.
    @PostMapping("/look")
    @Scoped(Scope.ANYONE)
    LinkView look(Visitor visitor, @RequestBody TokenForm form) {
        Link link = find(visitor, form.token()).orElseThrow(LinkRoutes::gone);
        return new LinkView(
                link.kind(),
                link.email(),
                joining.isKnown(visitor, link),
                link.workspace(),
                link.role() == null ? null : Role.valueOf(link.role()));
    }

    /// Signs in. The first owner's link makes the first workspace; an owner's link also serves an owner who lost the
    /// password: it sets a new one.
    @PostMapping("/use")
    @Scoped(Scope.ANYONE)
    SessionView use(Visitor visitor, @RequestBody UseForm form) {
        visitor.requireTrustedConnection();
        Optional<Link> link = find(visitor, form.token());
        if (link.isEmpty()) {
            return views.of(signedInToDemo(visitor, form.token()).orElseThrow(LinkRoutes::gone), visitor);
        }
        Member member = switch (link.get().kind()) {
            case DEMO -> joining.demo(visitor, link.get());
            case OWNER -> joining.owner(visitor, link.get(), form);
            case INVITATION -> joining.invited(visitor, link.get(), form);
        };
        boolean goesOn = link.get().kind() == Kind.INVITATION
                && visitor.signedIn()
                        .map(SignedIn::member)
                        .filter(member::equals)
                        .isPresent();
        if (!goesOn) {
            visitor.signIn(member);
        }
        return views.of(member, visitor);
    }

    /// A link of the demo leads nowhere unless the browser is on this machine and nobody else can reach us.
    private static Optional<Link> find(Visitor visitor, String token) {
        return visitor.inInstance(transaction -> transaction.links().look(token))
                .filter(link -> link.kind() != Kind.DEMO || visitor.isOnThisMachine());
    }

    /// Whoever follows the printed link again in the browser that it signed in is where they wanted to be.
    private static Optional<Member> signedInToDemo(Visitor visitor, String token) {
        Optional<Long> demo =
                visitor.inInstance(transaction -> transaction.links().demoBehind(token));
        return visitor.signedIn()
                .filter(signedIn -> demo.isPresent()
                        && signedIn.memberships().stream().anyMatch(place -> place.workspaceId() == demo.get()))
                .map(SignedIn::member);
    }

    static Refusal gone() {
        return new Refusal(404, Sentence.of("link-gone"), List.of());
    }
}
