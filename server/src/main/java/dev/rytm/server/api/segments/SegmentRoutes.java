package dev.rytm.server.api.segments;

import dev.rytm.core.IdSource;
import dev.rytm.core.flow.Condition;
import dev.rytm.core.segment.Segment;
import dev.rytm.core.segment.SegmentId;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Refusal.Fault;
import dev.rytm.server.api.Revisions;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.Audits;
import dev.rytm.store.Segments.Stored;
import dev.rytm.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Conditions with a name, and the two that every topic has: who stopped it, and who took a stop back.
@RestController
@RequestMapping("/api/v1/pages/{page}/segments")
public final class SegmentRoutes {

    private static final int MOST = 500;
    private static final int NAME_LENGTH = 100;

    private final IdSource ids;

    public SegmentRoutes(IdSource ids) {
        this.ids = ids;
    }

    /// `revision` is the one that the author started from; a new segment has none.
    record SegmentForm(@Nullable Long revision, String name, Condition condition) {}

    /// First what somebody made, by name, then what topics have.
    @GetMapping
    @Scoped(Scope.CONTACTS_READ)
    List<SegmentView> list(Caller caller, @PathVariable String page) {
        return caller.inPage(
                page,
                (transaction, id) -> Stream.concat(
                                transaction.segments().list(id).stream().map(SegmentView::of),
                                SegmentView.readyMade(transaction, id, caller.language()))
                        .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(Scope.CONTACTS_WRITE)
    SegmentView create(Caller caller, @PathVariable String page, @RequestBody SegmentForm form) {
        return caller.inPage(page, (transaction, id) -> {
            check(transaction, id, form);
            if (transaction.segments().list(id).size() >= MOST) {
                throw Refusal.conflict("too-many", MOST);
            }
            Segment segment = new Segment(new SegmentId(ids.newId()), form.name(), form.condition());
            transaction.segments().insert(id, segment);
            caller.audit(transaction, id, "segment.create", segment.id().value());
            return SegmentView.of(find(transaction, id, segment.id().value()));
        });
    }

    @GetMapping("/{segment}")
    @Scoped(Scope.CONTACTS_READ)
    SegmentView show(Caller caller, @PathVariable String page, @PathVariable String segment) {
        return caller.inPage(
                page,
                (transaction, id) -> SegmentView.readyMade(transaction, id, segment, caller.language())
                        .orElseGet(() -> SegmentView.of(find(transaction, id, segment))));
    }

    /// Changes the revision that is named; refused if somebody else has changed it since.
    @PutMapping("/{segment}")
    @Scoped(Scope.CONTACTS_WRITE)
    SegmentView change(
            Caller caller, @PathVariable String page, @PathVariable String segment, @RequestBody SegmentForm form) {
        return caller.inPage(page, (transaction, id) -> {
            Stored old = find(transaction, id, segment);
            check(transaction, id, form);
            if (form.revision() == null) {
                throw Refusal.invalid(List.of(Fault.of("/revision", "revision-missing")));
            }
            Segment next = new Segment(old.segment().id(), form.name(), form.condition());
            if (!transaction.segments().change(id, next, form.revision())) {
                throw Revisions.stale();
            }
            Map<String, String> renamed = Audits.renamed(old.segment().name(), next.name());
            caller.audit(transaction, new Audits.Entry(id, caller.actor(), "segment.change", segment, renamed));
            return SegmentView.of(find(transaction, id, segment));
        });
    }

    @DeleteMapping("/{segment}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.CONTACTS_WRITE)
    void delete(Caller caller, @PathVariable String page, @PathVariable String segment) {
        caller.inPage(page, (transaction, id) -> {
            SegmentId found = find(transaction, id, segment).segment().id();
            caller.audit(transaction, id, "segment.delete", segment);
            transaction.segments().delete(id, found);
            return segment;
        });
    }

    private static Stored find(Transaction transaction, long pageId, String segment) {
        if (segment.isBlank()) {
            throw Refusal.notFound();
        }
        return transaction.segments().find(pageId, new SegmentId(segment)).orElseThrow(Refusal::notFound);
    }

    private static void check(Transaction transaction, long pageId, SegmentForm form) {
        Known.problems(transaction, pageId, form.condition())
                .text("/name", form.name(), NAME_LENGTH)
                .end();
    }
}
