package dev.rytm.server.api;

import dev.rytm.store.ApiKeys;
import dev.rytm.store.Database;
import dev.rytm.store.Sessions;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Whether those who came in a while ago would come in again as they did: asked for all of them at once.
public final class Standings {

    private final Database database;

    public Standings(Database database) {
        this.database = database;
    }

    /// What somebody may do in a workspace.
    public record Standing(Pass pass, long workspaceId, Set<String> scopes) {

        public Standing {
            scopes = Set.copyOf(scopes);
        }

        public static Standing of(Caller caller) {
            return new Standing(caller.pass(), caller.workspaceId(), caller.scopes());
        }
    }

    /// Those of them that are as they were. Whoever may do more or less by now has to come in anew.
    public Set<Standing> unchanged(Collection<Standing> standings) {
        List<String> sessions =
                ids(standings, pass -> pass instanceof Pass.Session(String id) ? Stream.of(id) : Stream.of());
        List<String> keys = ids(standings, pass -> pass instanceof Pass.Key(String id) ? Stream.of(id) : Stream.of());
        return database.inTransaction(transaction -> {
            Set<Standing> same = new HashSet<>();
            if (!sessions.isEmpty()) {
                transaction.sessions().standings(sessions).forEach(found -> same.add(ofSession(found)));
            }
            if (!keys.isEmpty()) {
                List<ApiKeys.Standing> inForce = transaction.apiKeys().standings(keys);
                standings.stream().filter(one -> isIn(inForce, one)).forEach(same::add);
            }
            same.retainAll(standings);
            return same;
        });
    }

    private static List<String> ids(Collection<Standing> standings, Function<Pass, Stream<String>> id) {
        return standings.stream().map(Standing::pass).flatMap(id).distinct().toList();
    }

    private static Standing ofSession(Sessions.Standing found) {
        Set<String> rights = Role.valueOf(found.role()).rights();
        return new Standing(new Pass.Session(found.session()), found.workspaceId(), rights);
    }

    /// A key never changes its workspace.
    private static boolean isIn(List<ApiKeys.Standing> keys, Standing one) {
        return keys.stream()
                .anyMatch(key -> one.pass().equals(new Pass.Key(key.key()))
                        && one.scopes().equals(Identities.scopes(key.scopes(), key.maker())));
    }
}
