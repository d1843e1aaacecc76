package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.flow.Flow;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.flow.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlowMovesIT {

    private static final Instant NOON = Instant.parse("2022-06-01T12:00:00Z");
    private static final Flows.Author AUTHOR = new Flows.Author("key 1", "Key");
    private static final FlowId FLOW = new FlowId("welcome");
    private static final StepId STEP = new StepId("wait");

    private final Database database = Databases.fresh();
    private final long page = connect();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tellsWhoeverIsInsideAndNobodyElse() {
        enter("anna", FLOW);
        enter("adam", new FlowId("other"));
        begin();

        assertThat(told()).containsExactly("anna");
        assertThat(advance()).isFalse();
        List<FlowPlaces.Place> places =
                database.inTransaction(t -> t.flowPlaces().of(page, FLOW));
        assertThat(places).containsExactly(new FlowPlaces.Place(1, "wait", 1));
    }

    @Test
    void waitsForWhoeverStillDecidesWithTheOlderVersion() {
        List<String> told = database.inTransaction(deciding -> {
            deciding.contacts().lock(List.of(new ContactKey(page, "anna")), NOON);
            begin();
            assertThat(advance()).isFalse();
            deciding.contacts().save(List.of(inside("anna", FLOW)));
            return told();
        });

        assertThat(told).isEmpty();
        assertThat(told()).containsExactly("anna");
    }

    @Test
    void whoeverIsInASubflowIsOnTheStepThatCalledIt() {
        FlowRun run = run(new FlowId("sub"), new FlowRun.Frame(FLOW, 1, new StepId("call"), STEP));
        FlowRun ofOld = run(new FlowId("sub"), new FlowRun.Frame(FLOW, 1, null, STEP));
        save(Contact.unknown(new ContactKey(page, "anna")).withRuns(List.of(run)));
        save(Contact.unknown(new ContactKey(page, "adam")).withRuns(List.of(ofOld)));

        List<FlowPlaces.Place> places =
                database.inTransaction(t -> t.flowPlaces().of(page, FLOW));
        assertThat(places).containsExactly(new FlowPlaces.Place(1, "call", 1), new FlowPlaces.Place(1, "wait", 1));
    }

    @Test
    void whoWatchesTheFlowIsToldThatItGoesOn() {
        enter("anna", FLOW);
        begin();

        List<PageChange> told = database.inTransaction(t -> {
            t.flowMoves().advance();
            return t.statements().changes().take();
        });

        assertThat(told).containsExactly(new PageChange(page, Map.of(Watched.FLOWS, Set.of(FLOW.value()))));
    }

    @Test
    void thereIsWorkLeftUntilEverybodyIsTold() {
        enter("anna", FLOW);
        begin();

        assertThat(movesOpen()).isOne();
        advance();
        assertThat(movesOpen()).isZero();
    }

    private long movesOpen() {
        return database.inTransaction(t -> t.workLeft(NOON).movesOpen());
    }

    private void begin() {
        database.inTransaction(t -> {
            t.flowMoves().begin(page, FLOW, 1, false, NOON);
            return true;
        });
    }

    private boolean advance() {
        return database.inTransaction(t -> t.flowMoves().advance());
    }

    private List<String> told() {
        advance();
        Event.VersionPublished event = new Event.VersionPublished(NOON, FLOW, 1, false);
        Set<ContactKey> people = Set.of(new ContactKey(page, "anna"), new ContactKey(page, "adam"));
        return database.inTransaction(t -> t.inbox().take(people).stream()
                .filter(entry -> entry.event().equals(event))
                .map(entry -> entry.contact().psid())
                .toList());
    }

    private void enter(String person, FlowId flow) {
        save(inside(person, flow));
    }

    private void save(Contact contact) {
        database.inTransaction(t -> {
            t.contacts().lock(List.of(contact.key()), NOON);
            t.contacts().save(List.of(contact));
            return true;
        });
    }

    private Contact inside(String person, FlowId flow) {
        return Contact.unknown(new ContactKey(page, person)).withRuns(List.of(run(flow)));
    }

    private static FlowRun run(FlowId flow, FlowRun.Frame... stack) {
        FlowRun.Waiting waiting = new FlowRun.Waiting.ForReply(null);
        return new FlowRun("r", flow, 1, STEP, waiting, List.of(stack), new FlowRun.Origin.Direct(), NOON);
    }

    private long connect() {
        return database.inTransaction(t -> {
            long workspace = t.workspaces().create("Bakery");
            long app = t.apps().create(workspace, "77", "App", "secret", "verify");
            Page.Settings settings = new Page.Settings(
                    "PL", ZoneId.of("Europe/Warsaw"), "messenger-2022", null, null, Set.of(), Set.of(), null);
            long made = t.pages()
                    .connect(new Page.Connection(workspace, app, "1001", "Page", "access", NOON), settings)
                    .orElseThrow();
            Step wait = new Step.WaitStep(STEP, "", new Step.Delay.UntilReply(null), null, null);
            t.flows().insert(made, FLOW, new Flows.Content("Welcome", FlowKind.FLOW, "{}"), AUTHOR);
            t.flows()
                    .publish(
                            made,
                            new Flow(FLOW, 1, "Welcome", FlowKind.FLOW, STEP, Map.of(STEP, wait)),
                            Flows.Margin.EMPTY,
                            AUTHOR);
            return made;
        });
    }
}
