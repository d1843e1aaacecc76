package dev.rytm.server.api.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rytm.server.api.Front;
import dev.rytm.server.api.Role;
import dev.rytm.server.api.Visitor;
import dev.rytm.store.Members.Member;
import dev.rytm.store.Memberships.Membership;
import dev.rytm.store.Memberships.PageName;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the studio is told of whoever looks at it.
public final class SessionViews {

    private final Front front;

    public SessionViews(Front front) {
        this.front = front;
    }

    /// Nobody (`demoSignIn` tells whether a link of the demo would let them in), or a member, with where they
    /// belong and what they may do there. `simulator` is null where there is none.
    record SessionView(
            boolean signedIn,
            @Nullable Boolean demoSignIn,
            @Nullable Member member,
            @Nullable List<WorkspaceView> workspaces,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String simulator) {}

    record WorkspaceView(long id, String name, Role role, List<String> rights, List<PageName> pages) {}

    SessionView ofNobody(Visitor visitor) {
        boolean demo = visitor.isOnThisMachine()
                && visitor.inInstance(transaction -> transaction.workspaces().hasDemo());
        return new SessionView(false, demo, null, null, null);
    }

    SessionView of(Member member, Visitor visitor) {
        List<Membership> places =
                visitor.inInstance(transaction -> transaction.memberships().of(member.id()));
        return new SessionView(
                true,
                null,
                member,
                places.stream().map(SessionViews::workspace).toList(),
                front.simulator().map(URI::toString).orElse(null));
    }

    private static WorkspaceView workspace(Membership place) {
        Role role = Role.valueOf(place.role());
        return new WorkspaceView(
                place.workspaceId(),
                place.workspace(),
                role,
                role.rights().stream().sorted().toList(),
                place.pages());
    }
}
