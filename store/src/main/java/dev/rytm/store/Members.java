package dev.rytm.store;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table `member`: people who sign in. One person is one member, in however many workspaces.
public final class Members {

    private static final String COLUMNS = "member_id, email, name, language";

    private final Statements statements;

    Members(Statements statements) {
        this.statements = statements;
    }

    /// A person who signs in. `language` is `pl` or `en`.
    public record Member(String id, String email, String name, String language) {

        static Member of(Row row) {
            return new Member(row.text("member_id"), row.text("email"), row.text("name"), row.text("language"));
        }
    }

    /// How a member is called, and in which language they read.
    public record Profile(String name, String language) {}

    /// A member and the hash of their password, which the owner of the demo lacks.
    public record Known(Member member, @Nullable String passwordHash) {

        /// Secrets never reach a log.
        @Override
        public String toString() {
            return "Known[" + member.id() + "]";
        }
    }

    /// An address as it is compared and kept.
    public static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    public Member create(String email, Profile profile, @Nullable String passwordHash) {
        return statements.one(
                "insert into member (member_id, email, name, language, password_hash) values (?, ?, ?, ?, ?) returning "
                        + COLUMNS,
                Member::of,
                Secret.newId(),
                normalised(email),
                profile.name(),
                profile.language(),
                passwordHash);
    }

    public Optional<Known> find(String email) {
        return statements.first(
                "select " + COLUMNS + ", password_hash from member where email = ?",
                row -> new Known(Member.of(row), row.textOrNull("password_hash")),
                normalised(email));
    }

    public void change(String memberId, Profile profile) {
        statements.update(
                "update member set name = ?, language = ? where member_id = ?",
                profile.name(),
                profile.language(),
                memberId);
    }

    /// The same password hashed anew with today's parameters: nobody is signed out.
    public void rehash(String memberId, String passwordHash) {
        statements.update("update member set password_hash = ? where member_id = ?", passwordHash, memberId);
    }

    /// Another password ends every session.
    public void changePassword(String memberId, String passwordHash) {
        rehash(memberId, passwordHash);
        endSessions(memberId);
    }

    /// Everywhere and at once; works inside a workspace, too, for its members.
    public void endSessions(String memberId) {
        statements.update("update member set epoch = epoch + 1 where member_id = ?", memberId);
    }

    /// Somebody who is in no workspace any more is forgotten.
    public void forgetUnlessSomewhere(String memberId) {
        statements.update("""
                delete from member m
                 where member_id = ? and not exists (select 1 from membership s where s.member_id = m.member_id)
                """, memberId);
    }

    public boolean areNone() {
        return statements.list("select 1 from member limit 1", row -> row).isEmpty();
    }
}
