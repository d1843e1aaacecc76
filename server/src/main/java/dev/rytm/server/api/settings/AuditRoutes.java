package dev.rytm.server.api.settings;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Limits;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Sentences;
import dev.rytm.store.Audits;
import dev.rytm.store.Audits.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who changed what, newest first.
@RestController
@RequestMapping("/api/v1/audit")
public final class AuditRoutes {

    /// `before` for the next page; absent at the end.
    record AuditPage(List<AuditLine> entries, @Nullable Long before) {}

    /// `actorName` is how whoever did it was called then, `sentence` says to people what was done to what.
    /// `subjectName` is how that was called then; of a person it is how they are called now, for whoever may read
    /// contacts. Both are absent where nobody knows. Of a rename, `was` in `detail` is the name before.
    record AuditLine(
            long id,
            Instant at,
            @Nullable Long pageId,
            String actor,
            @Nullable String actorName,
            String action,
            String sentence,
            String subject,
            @Nullable String subjectName,
            Map<String, String> detail,
            @Nullable String requestId) {

        static AuditLine of(Recorded entry, Locale language) {
            return new AuditLine(
                    entry.id(),
                    entry.at(),
                    entry.pageId(),
                    entry.actor(),
                    entry.actorName(),
                    entry.action(),
                    spoken(language, entry),
                    entry.subject(),
                    entry.subjectName(),
                    entry.detail(),
                    entry.requestId());
        }
    }

    /// Old entries may speak of what this version no longer does.
    private static String spoken(Locale language, Recorded entry) {
        String key = "action." + entry.action();
        return Sentences.of(language, Sentences.has(language, key) ? key : "action-unknown", named(language, entry));
    }

    private static String named(Locale language, Recorded entry) {
        String name = entry.subjectName();
        String was = entry.detail().get(Audits.WAS);
        if (name == null) {
            return "";
        }
        return was == null
                ? Sentences.of(language, "action-named", name)
                : Sentences.of(language, "action-renamed", was, name);
    }

    @GetMapping
    @Scoped(Scope.SETTINGS_READ)
    AuditPage list(
            Caller caller,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Integer limit) {
        int max = Limits.page(limit);
        long end = before == null ? Long.MAX_VALUE : before;
        boolean people = caller.scopes().contains(Scope.CONTACTS_READ.word());
        List<Recorded> entries =
                caller.inWorkspace(transaction -> transaction.audits().list(caller.workspaceId(), end, max, people));
        return new AuditPage(
                entries.stream()
                        .map(entry -> AuditLine.of(entry, caller.language()))
                        .toList(),
                entries.size() < max ? null : entries.getLast().id());
    }
}
