package dev.rytm.server.api.people;

import dev.rytm.core.TeamNotice;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Limits;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Sentences;
import dev.rytm.store.TeamNotices;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What the team of a page is told: by flows, about calls of other systems that failed, and about a consent ledger that
/// is not as it was recorded.
@RestController
@RequestMapping("/api/v1/pages/{page}/notices")
public final class NoticeRoutes {

    /// Nobody reads a greater number as anything but "many".
    private static final int MOST_COUNTED = 100;

    /// `sentence` says what is the matter, `text` what the author of the flow wrote (of calls, the host that is
    /// called). `contact` is absent if it is about no person, `flow` and `step` if no flow has to do with it.
    record NoticeView(
            String number,
            Instant at,
            @Nullable String contact,
            @Nullable String firstName,
            @Nullable String lastName,
            TeamNotice.Kind kind,
            String sentence,
            @Nullable String text,
            @Nullable FlowId flow,
            @Nullable StepId step) {}

    /// What nobody has seen, newest first. `unseen` counts to 100. `before` for the next page; absent at the end.
    record NoticePage(
            List<NoticeView> notices, int unseen, @Nullable String before) {}

    /// All up to this number; what came meanwhile stays unseen.
    record SeenForm(String upTo) {}

    @GetMapping
    @Scoped(Scope.CONTACTS_READ)
    NoticePage list(
            Caller caller,
            @PathVariable String page,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable Integer limit) {
        int max = Limits.page(limit);
        Long last = before == null ? null : number(before);
        return caller.inPage(page, (transaction, id) -> {
            List<NoticeView> notices = transaction.teamNotices().unseen(id, last, max).stream()
                    .map(line -> view(line, caller.language()))
                    .toList();
            return new NoticePage(
                    notices,
                    transaction.teamNotices().countUnseen(id, MOST_COUNTED),
                    notices.size() < max ? null : notices.getLast().number());
        });
    }

    @PostMapping("/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.CONTACTS_WRITE)
    void seen(Caller caller, @PathVariable String page, @RequestBody SeenForm form) {
        long number = number(form.upTo());
        caller.inPage(page, (transaction, id) -> {
            transaction.teamNotices().seenUpTo(id, number);
            caller.audit(transaction, id, "notices.seen", form.upTo());
            return number;
        });
    }

    @PostMapping("/{notice}/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.CONTACTS_WRITE)
    void seenOne(Caller caller, @PathVariable String page, @PathVariable String notice) {
        caller.inPage(page, (transaction, id) -> {
            if (!transaction.teamNotices().seen(id, Caller.id(notice))) {
                throw Refusal.notFound();
            }
            caller.audit(transaction, id, "notice.seen", notice);
            return notice;
        });
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Refusal.badRequest("cursor-wrong");
        }
        return Long.parseLong(text);
    }

    private static NoticeView view(TeamNotices.Line line, Locale language) {
        TeamNotice notice = line.notice();
        return new NoticeView(
                String.valueOf(line.number()),
                line.at(),
                line.contact(),
                line.firstName(),
                line.lastName(),
                notice.kind(),
                Sentences.of(language, "TeamNotice." + notice.kind()),
                notice.text(),
                notice.flow(),
                notice.step());
    }
}
