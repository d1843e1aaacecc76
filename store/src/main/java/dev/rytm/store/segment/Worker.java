package dev.rytm.store.segment;

import dev.rytm.store.Statements;
import java.util.function.Supplier;

/// The way to `contact_summary`, to which whoever acts for a workspace has no right: after the database has said
/// that the page is the workspace's, a question runs as the rooms do.
final class Worker {

    private final Statements statements;

    Worker(Statements statements) {
        this.statements = statements;
    }

    /// Every question is another one, and a plan that suits a tag of a few does not suit a tag of half the people.
    <T> T on(long pageId, Supplier<T> work) {
        String role = statements
                .first("""
                        select current_user as role,
                               set_config('role', 'rytm_worker', true),
                               set_config('plan_cache_mode', 'force_custom_plan', true),
                               set_config('enable_seqscan', 'on', true),
                               set_config('enable_hashjoin', 'on', true),
                               set_config('enable_material', 'on', true),
                               set_config('jit', 'off', true),
                               set_config('work_mem', '32MB', true)
                         where current_user = 'rytm_worker' or ? = any (rytm_pages())
                        """, row -> row.text("role"), pageId)
                .orElseThrow(() -> new IllegalStateException("page " + pageId + " is not the workspace's"));
        T found = work.get();
        statements.list("select set_config('role', ?, true)", row -> row, role);
        return found;
    }
}
