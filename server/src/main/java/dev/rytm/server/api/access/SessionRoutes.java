package dev.rytm.server.api.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.SignedIn;
import dev.rytm.server.api.Visitor;
import dev.rytm.server.api.access.SessionViews.SessionView;
import dev.rytm.store.Members.Member;
import dev.rytm.store.Members.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and out in this browser, and one's own account.
@RestController
@RequestMapping("/api/v1/session")
public final class SessionRoutes {

    private final SignIn signIn;
    private final SessionViews views;

    public SessionRoutes(SignIn signIn, SessionViews views) {
        this.signIn = signIn;
        this.views = views;
    }

    record CredentialForm(String email, String password) {

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "CredentialForm";
        }
    }

    record ProfileForm(String name, String language) {

        void check(Checks checks) {
            checks.text("/name", name, 100).require(name.length() <= 100, "/name", "text-too-long", 100);
            checks.require(language.equals("pl") || language.equals("en"), "/language", "language-unknown");
        }

        Profile profile() {
            return new Profile(name.strip(), language);
        }
    }

    record PasswordForm(String old, @JsonProperty("new") String fresh) {

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "PasswordForm";
        }
    }

    @GetMapping
    @Scoped(Scope.ANYONE)
    SessionView show(Visitor visitor) {
        return visitor.signedIn()
                .map(signedIn -> views.of(signedIn.member(), visitor))
                .orElseGet(() -> views.ofNobody(visitor));
    }

    /// An address that is not known and a wrong password are answered alike. Whoever guesses waits longer and longer.
    @PostMapping
    @Scoped(Scope.ANYONE)
    SessionView signIn(Visitor visitor, @RequestBody CredentialForm form) {
        visitor.requireTrustedConnection();
        Member member = signIn.prove(visitor, form.email(), form.password());
        visitor.signIn(member);
        return views.of(member, visitor);
    }

    /// Also for those whose session is over already.
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.ANYONE)
    void signOut(Visitor visitor) {
        visitor.signedIn()
                .ifPresent(signedIn -> visitor.inInstance(transaction -> transaction
                        .sessions()
                        .end(signedIn.member().id(), signedIn.session().id())));
        visitor.forget();
    }

    @PutMapping("/member")
    @Scoped(Scope.SELF)
    SessionView changeMember(Visitor visitor, @RequestBody ProfileForm form) {
        Checks checks = new Checks();
        form.check(checks);
        checks.end();
        Member member = visitor.self().member();
        visitor.inInstance(transaction -> {
            transaction.members().change(member.id(), form.profile());
            return member;
        });
        return views.of(new Member(member.id(), member.email(), form.profile().name(), form.language()), visitor);
    }

    /// A new password ends every session; this browser gets a new one.
    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.SELF)
    void changePassword(Visitor visitor, @RequestBody PasswordForm form) {
        SignedIn self = visitor.self();
        Checks checks = new Checks();
        Passwords.check(checks, "/new", form.fresh());
        checks.end();
        Member member = prove(visitor, self.member(), form.old());
        String hash = signIn.passwords().hash(form.fresh());
        visitor.inInstance(transaction -> {
            transaction.members().changePassword(member.id(), hash);
            self.memberships()
                    .forEach(
                            place -> visitor.audit(transaction, place.workspaceId(), member, "member.change-password"));
            return member;
        });
        visitor.signIn(member);
    }

    /// Whoever is signed in and gives a wrong old password is not signed out for it: they are told where the slip is.
    private Member prove(Visitor visitor, Member member, String password) {
        try {
            return signIn.prove(visitor, member.email(), password);
        } catch (Refusal refused) {
            if (refused.status() != 401) {
                throw refused;
            }
            Checks checks = new Checks().add("/old", "password-wrong");
            checks.end();
            throw refused;
        }
    }
}
