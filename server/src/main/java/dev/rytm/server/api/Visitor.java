package dev.rytm.server.api;

import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.store.Audits;
import dev.rytm.store.Database;
import dev.rytm.store.Members.Member;
import dev.rytm.store.Transaction;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Somebody in a browser, signed in or about to be; for routes that no workspace is needed for.
public final class Visitor {

    private static final int LONGEST_BROWSER = 300;

    private final Database database;
    private final Front front;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Optional<SignedIn> signedIn;

    Visitor(
            Database database,
            Front front,
            HttpServletRequest request,
            HttpServletResponse response,
            Optional<SignedIn> signedIn) {
        this.database = database;
        this.front = front;
        this.request = request;
        this.response = response;
        this.signedIn = signedIn;
    }

    public Optional<SignedIn> signedIn() {
        return signedIn;
    }

    /// Whoever is signed in; routes for members only are reached by nobody else.
    public SignedIn self() {
        return signedIn.orElseThrow(
                () -> Identities.unauthorised(Identities.hasSession(request) ? "session-over" : "key-missing"));
    }

    public Locale language() {
        return Sentences.language(request.getHeader("Accept-Language"));
    }

    /// The address that links to the studio begin with.
    public String address() {
        return front.address(request);
    }

    /// Whether the browser is on this machine and nobody else can be.
    public boolean isOnThisMachine() {
        return front.isCalledFromHere(request);
    }

    /// What the browser calls itself.
    public String browser() {
        String agent = request.getHeader("User-Agent");
        return agent == null ? "" : agent.substring(0, Math.min(agent.length(), LONGEST_BROWSER));
    }

    /// Whom guesses are counted for: an address, or the network of one of version 6, which its owner has many of.
    /// A proxy on this machine is believed when it says for whom it speaks.
    public String network() {
        String peer = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded != null && Front.isLoopback(peer)) {
            peer = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        }
        try {
            byte[] address = InetAddress.ofLiteral(peer).getAddress();
            return HexFormat.of().formatHex(address.length == 16 ? Arrays.copyOf(address, 8) : address);
        } catch (IllegalArgumentException none) {
            return "none";
        }
    }

    /// A browser forgets the cookie of a session at once where it trusts the connection too little; better to say so.
    public void requireTrustedConnection() {
        String origin = request.getHeader("Origin");
        if (origin != null && origin.startsWith("http://") && !Front.isLoopback(host(origin))) {
            throw new Refusal(403, Sentence.of("sign-in-insecure"), List.of());
        }
    }

    private static String host(String origin) {
        String host = URI.create(origin).getHost();
        return host == null ? "" : host;
    }

    /// Outside every workspace.
    public <T> T inInstance(Function<Transaction, T> work) {
        return database.inTransaction(work);
    }

    /// Begins a session for a member, in place of the one that this browser may have had.
    public void signIn(Member member) {
        String secret = database.inTransaction(transaction -> {
            signedIn.ifPresent(old ->
                    transaction.sessions().end(old.member().id(), old.session().id()));
            transaction
                    .memberships()
                    .of(member.id())
                    .forEach(place -> audit(transaction, place.workspaceId(), member, "member.sign-in"));
            return transaction.sessions().begin(member.id(), browser());
        });
        SessionCookie.set(response, secret);
    }

    /// The browser forgets its session; whoever calls this ends it.
    public void forget() {
        SessionCookie.clear(response);
    }

    /// What a member did to their own account, as the workspace's log has it.
    public void audit(Transaction transaction, long workspaceId, Member member, String action) {
        transaction
                .audits()
                .record(
                        workspaceId,
                        new Audits.Entry(null, "member " + member.id(), action, member.id(), Map.of()),
                        new Audits.Origin(member.name(), RequestIds.of(request)));
    }
}
