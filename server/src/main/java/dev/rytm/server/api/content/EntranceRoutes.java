package dev.rytm.server.api.content;

import static java.util.stream.Collectors.toMap;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.policy.Likeness;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Revisions;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.Entrances.Entrance;
import dev.rytm.store.Entrances.Kind;
import dev.rytm.store.Flows.Draft;
import dev.rytm.store.Page;
import dev.rytm.store.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which words and links start which flow of a page.
@RestController
@RequestMapping("/api/v1/pages/{page}/entrances")
public final class EntranceRoutes {

    private static final int MOST = 500;

    /// Keywords are compared without regard to case and spaces; referrals exactly. `revision` is the one that the
    /// author started from.
    record EntrancesJson(
            @Nullable Long revision,
            @Nullable FlowId defaultReply,
            Map<String, FlowId> keywords,
            Map<String, FlowId> referrals) {}

    @GetMapping
    @Scoped(Scope.CONTENT_READ)
    EntrancesJson show(Caller caller, @PathVariable String page) {
        return caller.inPage(page, (transaction, id) -> view(caller, transaction, id));
    }

    /// Puts all entrances in the place of the old ones; refused if somebody else has changed them since.
    @PutMapping
    @Scoped(Scope.CONTENT_WRITE)
    EntrancesJson replace(Caller caller, @PathVariable String page, @RequestBody EntrancesJson form) {
        return caller.inPage(page, (transaction, id) -> {
            Page old = transaction.pages().find(caller.workspaceId(), id).orElseThrow(Refusal::notFound);
            check(transaction, old, form);
            long revision = Revisions.named(form.revision());
            List<Entrance> entrances = Stream.concat(
                            form.keywords().entrySet().stream()
                                    .map(entry -> new Entrance(
                                            id, Kind.KEYWORD, Likeness.of(entry.getKey()), entry.getValue())),
                            form.referrals().entrySet().stream()
                                    .map(entry -> new Entrance(id, Kind.REFERRAL, entry.getKey(), entry.getValue())))
                    .toList();
            if (!transaction.pages().changeDefaultReply(id, form.defaultReply(), revision)) {
                throw Revisions.stale();
            }
            transaction.entrances().replace(id, entrances);
            caller.audit(transaction, id, "entrances.replace", page);
            return view(caller, transaction, id);
        });
    }

    private static void check(Transaction transaction, Page page, EntrancesJson form) {
        Map<FlowId, FlowKind> flows = transaction.flows().list(page.id()).stream()
                .filter(flow -> flow.publishedVersion() != null)
                .collect(toMap(Draft::id, Draft::kind));
        Checks checks = new Checks()
                .require(form.keywords().size() <= MOST, "/keywords", "too-many", MOST)
                .require(form.referrals().size() <= MOST, "/referrals", "too-many", MOST)
                .require(
                        form.defaultReply() == null || flows.get(form.defaultReply()) == FlowKind.FLOW,
                        "/defaultReply",
                        "flow-missing");
        Set<String> words = new HashSet<>();
        form.keywords().forEach((word, flow) -> {
            String pointer = "/keywords/" + escaped(word);
            String like = Likeness.of(word);
            checks.text(pointer, word, 250)
                    .require(words.add(like), pointer, "word-twice")
                    .require(
                            !page.settings().stopWords().contains(like)
                                    && !page.settings().startWords().contains(like),
                            pointer,
                            "word-taken")
                    .require(flows.get(flow) == FlowKind.FLOW, pointer, "flow-missing");
        });
        form.referrals()
                .forEach((word, flow) -> checks.text("/referrals/" + escaped(word), word, 250)
                        .require(flows.get(flow) == FlowKind.FLOW, "/referrals/" + escaped(word), "flow-missing"));
        checks.end();
    }

    private static EntrancesJson view(Caller caller, Transaction transaction, long pageId) {
        Page page = transaction.pages().find(caller.workspaceId(), pageId).orElseThrow(Refusal::notFound);
        Map<String, FlowId> keywords = new TreeMap<>();
        Map<String, FlowId> referrals = new TreeMap<>();
        transaction
                .entrances()
                .list(pageId)
                .forEach(entrance ->
                        (entrance.kind() == Kind.KEYWORD ? keywords : referrals).put(entrance.word(), entrance.flow()));
        return new EntrancesJson(page.entrancesRevision(), page.settings().defaultReply(), keywords, referrals);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
