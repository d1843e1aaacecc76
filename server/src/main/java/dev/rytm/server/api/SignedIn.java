package dev.rytm.server.api;

import dev.rytm.store.Members.Member;
import dev.rytm.store.Memberships.Membership;
import dev.rytm.store.Sessions.Session;
import java.util.List;

/// A member who is signed in, and where they belong.
public record SignedIn(Session session, List<Membership> memberships) {

    public SignedIn {
        memberships = List.copyOf(memberships);
    }

    public Member member() {
        return session.member();
    }
}
