package dev.rytm.server.api.content;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Refusal.Fault;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.content.FlowChecks.Checked;
import dev.rytm.server.api.content.FlowChecks.Written;
import dev.rytm.store.Audits;
import dev.rytm.store.FlowPlaces.Place;
import dev.rytm.store.Flows.Draft;
import dev.rytm.store.Flows.Margin;
import dev.rytm.store.Flows.Version;
import dev.rytm.store.Flows.VersionHead;
import dev.rytm.store.Transaction;
import dev.rytm.store.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What of a flow was published, and who is inside of it.
@RestController
@RequestMapping("/api/v1/pages/{page}/flows/{flow}")
public final class FlowVersionRoutes {

    private static final int MAX_NOTE = 500;

    private final FlowChecks checks;
    private final InstantSource clock;
    private final Runnable bulkBell;

    public FlowVersionRoutes(FlowChecks checks, InstantSource clock, Runnable bulkBell) {
        this.checks = checks;
        this.clock = clock;
        this.bulkBell = bulkBell;
    }

    /// What becomes of whoever is inside an older version: they stay there, go on at the same step of the new one
    /// (where that step is gone they stay), or begin the new one.
    enum People {
        STAY,
        MOVE,
        RESTART
    }

    /// `acknowledged` are the ids of the warnings that the author has seen, `note` is what they write about the change.
    /// People stay if nothing is said about them.
    record PublishForm(
            long revision,
            @Nullable List<String> acknowledged,
            @Nullable String note,
            @Nullable People people) {

        People peopleOrStay() {
            return Objects.requireNonNullElse(people, People.STAY);
        }
    }

    /// `people` is how many are inside just now.
    record Line(
            int version,
            String name,
            String publishedBy,
            Instant publishedAt,
            @Nullable String note,
            long people) {

        static Line of(VersionHead head, long people) {
            return new Line(head.number(), head.name(), head.publishedBy(), head.publishedAt(), head.note(), people);
        }
    }

    /// A version as it can be shown, compared and brought back.
    record View(
            int version,
            String name,
            FlowKind kind,
            String publishedBy,
            Instant publishedAt,
            @Nullable String note,
            Document document) {

        static View of(Version version) {
            VersionHead head = version.head();
            String layout = version.layout();
            return new View(
                    head.number(),
                    head.name(),
                    version.flow().kind(),
                    head.publishedBy(),
                    head.publishedAt(),
                    head.note(),
                    new Document(
                            version.flow().entry(),
                            version.flow().steps(),
                            layout == null ? null : Json.read(layout, FlowLayout.class)));
        }
    }

    /// What was drawn. A version that is older than kept layouts has none.
    record Document(
            StepId entry, Map<StepId, Step> steps, @Nullable FlowLayout layout) {}

    /// Where people are; without a step, in a subflow after which they are through.
    record PlaceLine(int version, @Nullable String step, long people) {

        static PlaceLine of(Place place) {
            return new PlaceLine(place.version(), place.step(), place.people());
        }
    }

    /// Makes the draft of this revision the newest version; refused while it has problems, and while it has warnings
    /// that its author has not acknowledged. To let people begin again takes the right to send as well.
    @PostMapping("/publish")
    @Scoped(Scope.CONTENT_WRITE)
    FlowView publish(
            Caller caller, @PathVariable String page, @PathVariable String flow, @RequestBody PublishForm form) {
        String note = form.note() == null || form.note().isBlank() ? null : form.note();
        new Checks().text("/note", note, MAX_NOTE).end();
        if (form.peopleOrStay() == People.RESTART) {
            caller.require(Scope.SENDS_WRITE);
        }
        FlowView published = caller.inPage(page, (transaction, id) -> {
            FlowId flowId = FlowRoutes.find(transaction, id, flow).id();
            int version = transaction.flows().nextVersion(id, flowId);
            Draft draft = FlowRoutes.find(transaction, id, flow);
            if (draft.revision() != form.revision()) {
                throw FlowRoutes.overtaken(draft);
            }
            Written written = Written.of(draft);
            Checked checked = publishable(transaction, id, written, version);
            FlowChecks.requireAcknowledged(checked, Objects.requireNonNullElse(form.acknowledged(), List.of()));
            FlowLayout layout = written.read().layout();
            Margin margin = new Margin(layout == null ? null : Json.write(layout), note);
            transaction.flows().publish(id, checked.flow(), margin, caller.author());
            if (form.peopleOrStay() != People.STAY && version > 1) {
                boolean restarts = form.people() == People.RESTART;
                transaction.flowMoves().begin(id, flowId, version, restarts, clock.instant());
            }
            caller.audit(
                    transaction,
                    new Audits.Entry(
                            id,
                            caller.actor(),
                            "flow.publish",
                            flow,
                            Map.of("people", form.peopleOrStay().name())));
            return new FlowView(
                    FlowRoutes.line(transaction, id, FlowRoutes.find(transaction, id, flow)),
                    written.document(),
                    List.of(),
                    FlowChecks.told(caller.language(), checked));
        });
        bulkBell.run();
        return published;
    }

    private Checked publishable(Transaction transaction, long pageId, Written written, int version) {
        List<Fault> problems = FlowChecks.problems(transaction, pageId, written);
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return checks.check(transaction, pageId, written.flow(version));
    }

    @GetMapping("/versions")
    @Scoped(Scope.CONTENT_READ)
    List<Line> list(Caller caller, @PathVariable String page, @PathVariable String flow) {
        return caller.inPage(page, (transaction, id) -> {
            FlowId flowId = FlowRoutes.find(transaction, id, flow).id();
            Map<Integer, Long> people = transaction.flowPlaces().byVersion(id, flowId);
            return transaction.flows().versions(id, flowId).stream()
                    .map(head -> Line.of(head, people.getOrDefault(head.number(), 0L)))
                    .toList();
        });
    }

    @GetMapping("/versions/{version}")
    @Scoped(Scope.CONTENT_READ)
    View show(Caller caller, @PathVariable String page, @PathVariable String flow, @PathVariable String version) {
        long number = Caller.id(version);
        return caller.inPage(
                page,
                (transaction, id) -> transaction
                        .flows()
                        .version(id, FlowRoutes.find(transaction, id, flow).id(), number)
                        .map(View::of)
                        .orElseThrow(Refusal::notFound));
    }

    /// Where people are just now, the newest version first: whom another version would concern.
    @GetMapping("/people")
    @Scoped(Scope.CONTENT_READ)
    List<PlaceLine> people(Caller caller, @PathVariable String page, @PathVariable String flow) {
        return caller.inPage(
                page,
                (transaction, id) ->
                        transaction
                                .flowPlaces()
                                .of(id, FlowRoutes.find(transaction, id, flow).id())
                                .stream()
                                .map(PlaceLine::of)
                                .toList());
    }
}
