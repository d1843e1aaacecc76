package dev.rytm.server.api;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks, what they may do, and where. Without a workspace it is a key of the instance. `fresh` unless somebody in a
/// browser proved too long ago that it is them.
record Identity(
        Actor actor, Pass pass, @Nullable Long workspaceId, Set<String> scopes, List<Long> pageIds, boolean fresh) {

    Identity {
        scopes = Set.copyOf(scopes);
        pageIds = List.copyOf(pageIds);
    }

    /// How the audit log names them: `member <id>` or `key <id>`, and what they are called. `memberId` is the member
    /// themselves, or whoever made the key.
    record Actor(String word, String name, @Nullable String memberId, boolean inPerson) {}
}
