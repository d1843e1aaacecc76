package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.server.api.Operations.Operation;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each role tries each route of the document. The table stands here once more, by hand, so that nobody gains a
/// right by a slip.
class RolesIT {

    private static final List<String> ALL = List.of(
            "contacts-export",
            "contacts-read",
            "contacts-write",
            "content-read",
            "content-write",
            "keys-write",
            "members-write",
            "sends-read",
            "sends-write",
            "settings-read",
            "settings-write");

    private static final Map<Role, List<String>> TABLE = new EnumMap<>(Map.of(
            Role.OWNER, ALL,
            Role.ADMIN, ALL,
            Role.EDITOR,
                    List.of(
                            "contacts-read",
                            "contacts-write",
                            "content-read",
                            "content-write",
                            "sends-read",
                            "settings-read"),
            Role.SENDER,
                    List.of(
                            "contacts-read",
                            "contacts-write",
                            "content-read",
                            "sends-read",
                            "sends-write",
                            "settings-read"),
            Role.ANALYST, List.of("contacts-export", "contacts-read", "content-read", "sends-read", "settings-read"),
            Role.VIEWER, List.of("contacts-read", "content-read", "sends-read", "settings-read")));

    private static final Bakery BAKERY = new Bakery();

    @Test
    void theTableIsWhole() {
        assertThat(TABLE.keySet()).containsExactly(Role.values());
        TABLE.forEach((role, rights) ->
                assertThat(new TreeSet<>(role.rights())).as(role.name()).containsExactlyElementsOf(rights));
        assertThat(Scope.ofWorkspaces()).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void theStudioIsToldTheRightsOfTheRole() {
        for (Role role : Role.values()) {
            assertThat(Studio.signedIn(BAKERY.workspace(), role)
                            .session()
                            .at("/workspaces/0/rights")
                            .valueStream()
                            .map(right -> right.asString()))
                    .containsExactlyElementsOf(TABLE.getOrDefault(role, List.of()));
        }
    }

    @TestFactory
    Stream<DynamicTest> eachRoleMayDoWhatTheTableSaysAndNothingElse() {
        return Stream.of(Role.values()).flatMap(role -> {
            Studio studio = Studio.signedIn(BAKERY.workspace(), role);
            Set<String> rights = Set.copyOf(TABLE.getOrDefault(role, List.of()));
            return Operations.all().stream()
                    .filter(operation -> !Set.of("anyone", "self").contains(operation.scope()))
                    .map(operation -> DynamicTest.dynamicTest(role + " " + operation.id(), () -> {
                        Client.Answer answer = call(studio, operation);
                        if (rights.contains(operation.scope())) {
                            assertThat(answer.status()).as(answer.raw().body()).isNotIn(401, 403);
                        } else {
                            assertThat(answer.is(403).detail())
                                    .isEqualTo("Your role in this workspace does not allow that: it lacks the right "
                                            + operation.scope() + ".");
                        }
                    }));
        });
    }

    /// What is not there is as good as anything: a right is asked for before a thing is looked for.
    private static Client.Answer call(Studio studio, Operation operation) {
        Map<String, String> ids = new HashMap<>(WallIT.randomIds());
        ids.put("page", BAKERY.page);
        ids.put("body", "2022-09-05T10:00:00Z~" + "cd".repeat(32));
        // That a question is wrong is said after who may ask was looked at.
        String query = operation.isEndless() ? "?endless=no" : operation.query();
        return studio.send(operation.method(), operation.at(ids) + query, operation.body());
    }
}
