package dev.rytm.bench.stage;

import dev.rytm.core.Catalog;
import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.SequenceId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step.MessageStep;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.message.Message;
import dev.rytm.core.policy.Likeness;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.core.sequence.Sequence;
import dev.rytm.core.sequence.Sequence.SequenceStep;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Database;
import dev.rytm.store.Flows;
import dev.rytm.store.Page;
import dev.rytm.store.Partitions;
import dev.rytm.store.Topics;
import dev.rytm.store.Transaction;
import dev.rytm.store.send.SendPartitions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A workspace whose pages each have a daily topic, a flow of one message and a sequence that sends it twice.
///
/// Its brake is the starting line: what is due while it is drawn goes when it is released. The zone of all pages is one
/// in which it is about noon, so that no period ends while the bench runs.
public record Pages(long workspaceId, List<Catalog> catalogs, ZoneId zone) {

    static final TopicId TOPIC = new TopicId("bread");
    static final SequenceId SEQUENCE = new SequenceId("mornings");
    static final LocalTime TIME = LocalTime.of(6, 0);
    static final String TITLE = "Fresh bread";

    /// Meta's app secret, which signs the webhooks.
    public static final String APP_SECRET = "0123456789abcdef0123456789abcdef";

    private static final FlowId FLOW = new FlowId("hello");
    private static final int FIRST_META_ID = 1_000_000;

    public static Pages create(Database database, int many, Instant now) {
        int hoursToNoon = 12 - now.atOffset(ZoneOffset.UTC).getHour();
        ZoneId zone = ZoneId.of("Etc/GMT" + (hoursToNoon > 0 ? "-" : "+") + Math.abs(hoursToNoon));
        Partitions.prepare(database, now);
        database.inTransaction(t -> new SendPartitions(t).prepare(now));
        long workspace = database.inTransaction(t -> t.workspaces().create("Bench"));
        List<Long> ids = database.inTransaction(t -> {
            long app = t.apps().create(workspace, "4711", "Bench", APP_SECRET, "verify");
            List<Long> made = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                made.add(page(t, workspace, app, String.valueOf(FIRST_META_ID + i), now, zone));
            }
            return made;
        });
        Catalogs catalogs = new Catalogs(RulePacks.builtIn().byName());
        List<Catalog> all = database.inTransaction(t -> catalogs.current(t, ids)).values().stream()
                .sorted(Comparator.comparingLong(Catalog::pageId))
                .toList();
        return new Pages(workspace, all, zone);
    }

    /// Only the first so many pages.
    public Pages first(int many) {
        return new Pages(workspaceId, catalogs.subList(0, many), zone);
    }

    public void brake(Database database, boolean drawn) {
        database.inTransaction(t -> {
            t.workspaces().pause(workspaceId, drawn);
            return true;
        });
    }

    /// What Meta calls the page.
    public static String metaId(int index) {
        return String.valueOf(FIRST_META_ID + index);
    }

    private static long page(Transaction t, long workspace, long app, String metaId, Instant now, ZoneId zone) {
        Instant since = now.minus(Duration.ofDays(30));
        long page = t.pages()
                .connect(
                        new Page.Connection(workspace, app, metaId, "Page " + metaId, "token-" + metaId, since),
                        new Page.Settings(
                                "PL", zone, RulePacks.REFERENCE, null, null, Set.of("stop"), Set.of("start"), null))
                .orElseThrow();
        Wording wording = new Wording(1, TITLE, null, CallToAction.GET_UPDATES, "en");
        Topic topic =
                new Topic(TOPIC, "Bread", Frequency.DAILY, zone, 1, Map.of(1, wording), true, null, null, null, null);
        t.topics().insert(page, topic, new Topics.Keys(Likeness.of("Bread"), Likeness.of(TITLE)));
        StepId step = new StepId("say");
        MessageStep say = new MessageStep(step, "Say", new Message.Text("Bread is fresh.", List.of()), Map.of(), null);
        Flow flow = new Flow(FLOW, 1, "Hello", FlowKind.FLOW, step, Map.of(step, say));
        Flows.Author author = new Flows.Author("bench", "Bench");
        t.flows().insert(page, FLOW, new Flows.Content("Hello", FlowKind.FLOW, "{}"), author);
        t.flows().publish(page, flow, Flows.Margin.EMPTY, author);
        t.sequences().insert(page, sequence());
        return page;
    }

    private static Sequence sequence() {
        return new Sequence(
                SEQUENCE,
                TOPIC,
                "Mornings",
                List.of(
                        new SequenceStep(new StepId("first"), FLOW, true),
                        new SequenceStep(new StepId("second"), FLOW, true)),
                TIME,
                null,
                null,
                true,
                false);
    }
}
