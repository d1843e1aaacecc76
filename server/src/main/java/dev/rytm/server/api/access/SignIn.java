package dev.rytm.server.api.access;

import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.server.api.Turns;
import dev.rytm.server.api.Visitor;
import dev.rytm.store.Members.Known;
import dev.rytm.store.Members.Member;
import dev.rytm.store.SignInAttempts.Brake;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Whether somebody is who they say, by address and password; guesses are slowed down.
///
/// Nobody learns whether an account exists: the answer and the time are those of a wrong password. No connection
/// is held while a password is hashed, and a crowd of attempts holds few: the others of the pool send messages.
public final class SignIn {

    private static final int MOST_CONNECTIONS = 2;

    private final Passwords passwords;
    private final Turns counting = new Turns(MOST_CONNECTIONS, "sign-in-busy");

    public SignIn(Passwords passwords) {
        this.passwords = passwords;
    }

    Passwords passwords() {
        return passwords;
    }

    /// The member, or a refusal.
    Member prove(Visitor visitor, String email, String password) {
        Brake account = Brake.ofAccount(email);
        List<Brake> others = List.of(Brake.ofAddress(visitor.network()), Brake.ofAll());
        Optional<Known> known = counting.inTurn(() -> begin(visitor, email, account, others));
        String hash = known.map(Known::passwordHash).orElse(null);
        if (!passwords.matches(password, hash)) {
            throw new Refusal(401, Sentence.of("sign-in-wrong"), List.of());
        }
        Member member = known.orElseThrow().member();
        boolean outdated = passwords.isOutdated(Objects.requireNonNull(hash));
        String renewed = outdated ? passwords.hash(password) : null;
        visitor.inInstance(transaction -> {
            transaction.signInAttempts().succeeded(account, others);
            if (renewed != null) {
                transaction.members().rehash(member.id(), renewed);
            }
            return member;
        });
        return member;
    }

    private static Optional<Known> begin(Visitor visitor, String email, Brake account, List<Brake> others) {
        return visitor.inInstance(transaction -> {
            Duration wait = transaction.signInAttempts().begin(List.of(account, others.getFirst(), others.getLast()));
            if (!wait.isZero()) {
                throw Refusal.later("sign-in-braked", wait);
            }
            return transaction.members().find(email);
        });
    }
}
