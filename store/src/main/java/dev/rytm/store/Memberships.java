package dev.rytm.store;

import dev.rytm.store.Members.Member;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table `membership`: who may do what in which workspace. Roles are known by their words.
public final class Memberships {

    /// Who may do everything; the last one stays.
    public static final String OWNER = "OWNER";

    private final Statements statements;

    Memberships(Statements statements) {
        this.statements = statements;
    }

    /// A workspace that a member belongs to, and its pages.
    public record Membership(long workspaceId, String workspace, String role, List<PageName> pages) {

        public Membership {
            pages = List.copyOf(pages);
        }
    }

    /// What a page is called, and where its clock stands.
    public record PageName(long id, String name, String metaPageId, ZoneId zone) {}

    /// A member as their workspace sees them.
    public record Colleague(Member member, String role, Instant since) {}

    /// Where a member belongs, with the pages of each place.
    public List<Membership> of(String memberId) {
        record Line(
                long workspaceId,
                String workspace,
                String role,
                @Nullable PageName page) {}
        Map<Long, Line> places = new LinkedHashMap<>();
        Map<Long, List<PageName>> pages = new LinkedHashMap<>();
        statements
                .list(
                        """
                        select m.workspace_id, w.name as workspace, m.role, p.page_id, p.name, p.meta_page_id, p.zone
                          from membership m
                          join workspace w using (workspace_id)
                          left join page p using (workspace_id)
                         where m.member_id = ?
                         order by m.workspace_id, p.page_id
                        """,
                        row -> new Line(
                                row.number("workspace_id"), row.text("workspace"), row.text("role"), pageName(row)),
                        memberId)
                .forEach(line -> {
                    places.putIfAbsent(line.workspaceId(), line);
                    List<PageName> known = pages.computeIfAbsent(line.workspaceId(), id -> new ArrayList<>());
                    if (line.page() != null) {
                        known.add(line.page());
                    }
                });
        return places.values().stream()
                .map(line -> new Membership(
                        line.workspaceId(),
                        line.workspace(),
                        line.role(),
                        pages.getOrDefault(line.workspaceId(), List.of())))
                .toList();
    }

    private static @Nullable PageName pageName(Row row) {
        Long id = row.numberOrNull("page_id");
        return id == null
                ? null
                : new PageName(id, row.text("name"), row.text("meta_page_id"), ZoneId.of(row.text("zone")));
    }

    public List<Colleague> list(long workspaceId) {
        return statements.list("""
                        select m.member_id, p.email, p.name, p.language, m.role, m.created_at
                          from membership m join member p using (member_id)
                         where m.workspace_id = ? order by m.created_at, m.member_id
                        """, Memberships::colleague, workspaceId);
    }

    /// Locks the memberships of all owners, so that two who go at once cannot both believe that the other one stays.
    public Optional<Colleague> lock(long workspaceId, String memberId) {
        statements.list("""
                        select 1 from membership
                         where workspace_id = ? and (role = 'OWNER' or member_id = ?)
                         order by member_id for update
                        """, row -> row, workspaceId, memberId);
        return list(workspaceId).stream()
                .filter(colleague -> colleague.member().id().equals(memberId))
                .findFirst();
    }

    /// Whether a workspace has an owner beside this member.
    public boolean hasOwnerBeside(long workspaceId, String memberId) {
        return list(workspaceId).stream()
                .anyMatch(colleague -> colleague.role().equals(OWNER)
                        && !colleague.member().id().equals(memberId));
    }

    /// Gives a member a role here, instead of the one that they may have had.
    public void put(long workspaceId, String memberId, String role) {
        statements.update("""
                insert into membership (workspace_id, member_id, role) values (?, ?, ?)
                on conflict (workspace_id, member_id) do update set role = excluded.role
                """, workspaceId, memberId, role);
    }

    /// Gives somebody who is not here yet a role; whether there was nobody yet.
    public boolean add(long workspaceId, String memberId, String role) {
        return statements.update("""
                        insert into membership (workspace_id, member_id, role) values (?, ?, ?)
                        on conflict (workspace_id, member_id) do nothing
                        """, workspaceId, memberId, role) > 0;
    }

    /// Their keys and open invitations go with it.
    public void remove(long workspaceId, String memberId) {
        statements.update("delete from membership where workspace_id = ? and member_id = ?", workspaceId, memberId);
    }

    private static Colleague colleague(Row row) {
        return new Colleague(Member.of(row), row.text("role"), row.instant("created_at"));
    }
}
