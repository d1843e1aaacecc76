package dev.rytm.server.api.access;

import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Role;
import dev.rytm.server.api.Sentences;
import dev.rytm.server.api.SignedIn;
import dev.rytm.server.api.Visitor;
import dev.rytm.server.api.access.LinkRoutes.UseForm;
import dev.rytm.server.api.access.SessionRoutes.ProfileForm;
import dev.rytm.store.Members;
import dev.rytm.store.Members.Known;
import dev.rytm.store.Members.Member;
import dev.rytm.store.Members.Profile;
import dev.rytm.store.OneTimeLinks.Link;
import dev.rytm.store.Transaction;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a one-time link makes somebody a member of a workspace. A link is used up in the transaction that does, so
/// of two who come at once one comes too late.
final class Joining {

    /// No address of anybody: the top-level domain is reserved for that.
    static final String DEMO_OWNER = "owner@demo.invalid";

    private final SignIn signIn;

    Joining(SignIn signIn) {
        this.signIn = signIn;
    }

    /// What whoever joins says about themselves, complete.
    private record Newcomer(String email, Profile profile, String password) {}

    Member demo(Visitor visitor, Link link) {
        long workspace = Objects.requireNonNull(link.workspaceId());
        Profile profile = new Profile(
                Sentences.of(visitor.language(), "demo-owner"),
                visitor.language().getLanguage());
        return visitor.inInstance(transaction -> {
            if (!transaction.workspaces().isDemo(workspace)
                    || !transaction.links().use(link)) {
                throw LinkRoutes.gone();
            }
            Members members = transaction.members();
            Member owner = members.find(DEMO_OWNER)
                    .map(Known::member)
                    .orElseGet(() -> members.create(DEMO_OWNER, profile, null));
            transaction.memberships().put(workspace, owner.id(), Role.OWNER.name());
            return owner;
        });
    }

    /// The operator made this link on the machine itself, so it may also set the password of a member who exists.
    Member owner(Visitor visitor, Link link, UseForm form) {
        Newcomer newcomer = newcomer(form, null);
        String hash = signIn.passwords().hash(newcomer.password());
        return visitor.inInstance(transaction -> {
            useUp(transaction, link);
            long workspace = link.workspaceId() == null
                    ? transaction.workspaces().create(Sentences.of(visitor.language(), "workspace-first"))
                    : link.workspaceId();
            Optional<Member> known =
                    transaction.members().find(newcomer.email()).map(Known::member);
            known.ifPresent(member -> {
                transaction.members().change(member.id(), newcomer.profile());
                transaction.members().changePassword(member.id(), hash);
            });
            Member owner = known.map(member -> new Member(
                            member.id(),
                            member.email(),
                            newcomer.profile().name(),
                            newcomer.profile().language()))
                    .orElseGet(() -> transaction.members().create(newcomer.email(), newcomer.profile(), hash));
            transaction.memberships().put(workspace, owner.id(), Role.OWNER.name());
            visitor.audit(transaction, workspace, owner, "member.join");
            return owner;
        });
    }

    /// Whether whoever is invited is a member elsewhere already.
    boolean isKnown(Visitor visitor, Link link) {
        String email = link.email();
        return email != null
                && visitor.inInstance(
                        transaction -> transaction.members().find(email).isPresent());
    }

    Member invited(Visitor visitor, Link link, UseForm form) {
        return isKnown(visitor, link) ? comeAlong(visitor, link, form) : comeNew(visitor, link, form);
    }

    /// Members of other workspaces prove who they are, by the session that they have or by their password; nothing else
    /// of them changes.
    private Member comeAlong(Visitor visitor, Link link, UseForm form) {
        String email = Objects.requireNonNull(link.email());
        Member member = visitor.signedIn()
                .map(SignedIn::member)
                .filter(self -> self.email().equals(email))
                .orElseGet(() -> {
                    Checks checks = new Checks();
                    present(checks, "/password", form.password());
                    checks.end();
                    return signIn.prove(visitor, email, Objects.requireNonNull(form.password()));
                });
        return visitor.inInstance(transaction -> {
            useUp(transaction, link);
            return admit(visitor, transaction, link, member);
        });
    }

    private Member comeNew(Visitor visitor, Link link, UseForm form) {
        Newcomer newcomer = newcomer(form, link.email());
        String hash = signIn.passwords().hash(newcomer.password());
        return visitor.inInstance(transaction -> {
            useUp(transaction, link);
            return admit(
                    visitor,
                    transaction,
                    link,
                    transaction.members().create(newcomer.email(), newcomer.profile(), hash));
        });
    }

    private static Member admit(Visitor visitor, Transaction transaction, Link link, Member member) {
        long workspace = Objects.requireNonNull(link.workspaceId());
        if (!transaction.memberships().add(workspace, member.id(), Objects.requireNonNull(link.role()))) {
            throw Refusal.conflict("member-known");
        }
        visitor.audit(transaction, workspace, member, "member.join");
        return member;
    }

    private static void useUp(Transaction transaction, Link link) {
        if (!transaction.links().use(link)) {
            throw LinkRoutes.gone();
        }
    }

    /// Nothing is used up by a form that is not right.
    private static Newcomer newcomer(UseForm form, @Nullable String invited) {
        Checks checks = new Checks();
        present(checks, "/name", form.name());
        present(checks, "/email", form.email());
        present(checks, "/password", form.password());
        present(checks, "/language", form.language());
        checks.end();
        String email = Members.normalised(Objects.requireNonNull(form.email()));
        String password = Objects.requireNonNull(form.password());
        ProfileForm profile =
                new ProfileForm(Objects.requireNonNull(form.name()), Objects.requireNonNull(form.language()));
        profile.check(checks);
        EmailAddress.check(checks, "/email", email);
        checks.require(invited == null || invited.equals(email), "/email", "email-not-invited");
        Passwords.check(checks, "/password", password);
        checks.end();
        return new Newcomer(email, profile.profile(), password);
    }

    private static void present(Checks checks, String pointer, @Nullable String text) {
        checks.require(text != null, pointer, "json.MISSING");
    }
}
