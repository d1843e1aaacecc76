package dev.rytm.server.api.content;

import static java.util.stream.Collectors.toMap;

import dev.rytm.core.IdSource;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.policy.Likeness;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Revisions;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.Audits;
import dev.rytm.store.Flows;
import dev.rytm.store.Topics;
import dev.rytm.store.Topics.Stored;
import dev.rytm.store.Transaction;
import java.util.List;
import java.util.Map;
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

/// What people can agree to be written about.
@RestController
@RequestMapping("/api/v1/pages/{page}/topics")
public final class TopicRoutes {

    private final IdSource ids;

    public TopicRoutes(IdSource ids) {
        this.ids = ids;
    }

    /// A topic with its switches; `frequencyFixed` once anybody was asked about it.
    record TopicView(Topic topic, boolean paused, boolean frequencyFixed, long revision) {}

    record BrakeForm(boolean paused) {}

    @GetMapping
    @Scoped(Scope.CONTENT_READ)
    List<TopicView> list(Caller caller, @PathVariable String page) {
        return caller.inPage(
                page,
                (transaction, id) -> transaction.topics().list(id).stream()
                        .map(stored -> view(transaction, stored))
                        .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(Scope.CONTENT_WRITE)
    TopicView create(Caller caller, @PathVariable String page, @RequestBody TopicForm form) {
        return caller.inPage(page, (transaction, id) -> {
            check(transaction, id, form);
            Topic topic = form.first(new TopicId(ids.newId()));
            refuseClash(transaction, id, topic);
            transaction.topics().insert(id, topic, keys(topic));
            caller.audit(transaction, id, "topic.create", topic.id().value());
            return view(transaction, find(transaction, id, topic.id().value()));
        });
    }

    @GetMapping("/{topic}")
    @Scoped(Scope.CONTENT_READ)
    TopicView show(Caller caller, @PathVariable String page, @PathVariable String topic) {
        return caller.inPage(page, (transaction, id) -> view(transaction, find(transaction, id, topic)));
    }

    /// Changes the revision that is named; refused if somebody else has changed it since.
    @PutMapping("/{topic}")
    @Scoped(Scope.CONTENT_WRITE)
    TopicView change(
            Caller caller, @PathVariable String page, @PathVariable String topic, @RequestBody TopicForm form) {
        return caller.inPage(page, (transaction, id) -> {
            Stored old = find(transaction, id, topic);
            check(transaction, id, form);
            long revision = Revisions.named(form.revision());
            if (form.frequency() != old.topic().frequency()
                    && transaction.topics().wasAsked(id, old.topic().id())) {
                throw Refusal.invalid(List.of(Refusal.Fault.of("/frequency", "frequency-fixed")));
            }
            Topic next = form.after(old.topic());
            refuseClash(transaction, id, next);
            if (!transaction.topics().change(id, next, keys(next), revision)) {
                throw Revisions.stale();
            }
            Map<String, String> renamed = Audits.renamed(old.topic().name(), next.name());
            caller.audit(transaction, new Audits.Entry(id, caller.actor(), "topic.change", topic, renamed));
            return view(transaction, find(transaction, id, topic));
        });
    }

    @PutMapping("/{topic}/brake")
    @Scoped(Scope.SENDS_WRITE)
    TopicView brake(Caller caller, @PathVariable String page, @PathVariable String topic, @RequestBody BrakeForm form) {
        return caller.inPage(page, (transaction, id) -> {
            Stored found = find(transaction, id, topic);
            transaction.topics().pause(id, found.topic().id(), form.paused());
            caller.audit(transaction, id, form.paused() ? "topic.pause" : "topic.resume", topic);
            return view(transaction, find(transaction, id, topic));
        });
    }

    /// A topic that somebody was asked about stays: consents and their proof hang on it.
    @DeleteMapping("/{topic}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.CONTENT_WRITE)
    void delete(Caller caller, @PathVariable String page, @PathVariable String topic) {
        caller.inPage(page, (transaction, id) -> {
            TopicId found = find(transaction, id, topic).topic().id();
            if (transaction.topics().wasAsked(id, found)) {
                throw Refusal.conflict("topic-asked");
            }
            List<String> dependants = Dependants.ofTopic(transaction, id, found);
            if (!dependants.isEmpty()) {
                throw Refusal.conflict("depended-on", String.join(", ", dependants));
            }
            caller.audit(transaction, id, "topic.delete", topic);
            transaction.topics().delete(id, found);
            return topic;
        });
    }

    private static TopicView view(Transaction transaction, Stored stored) {
        return new TopicView(
                stored.topic(),
                stored.paused(),
                transaction.topics().wasAsked(stored.pageId(), stored.topic().id()),
                stored.revision());
    }

    private static Stored find(Transaction transaction, long pageId, String topic) {
        return transaction.topics().list(pageId).stream()
                .filter(stored -> stored.topic().id().value().equals(topic))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static void check(Transaction transaction, long pageId, TopicForm form) {
        Map<FlowId, FlowKind> flows =
                transaction.flows().list(pageId).stream().collect(toMap(Flows.Draft::id, Flows.Draft::kind));
        Checks checks = new Checks();
        form.check(checks, flows);
        checks.end();
    }

    private static void refuseClash(Transaction transaction, long pageId, Topic topic) {
        if (transaction.topics().clash(pageId, topic, keys(topic)).isPresent()) {
            throw Refusal.conflict("topic-known");
        }
    }

    private static Topics.Keys keys(Topic topic) {
        return new Topics.Keys(
                Likeness.of(topic.name()), Likeness.of(topic.wording().title()));
    }
}
