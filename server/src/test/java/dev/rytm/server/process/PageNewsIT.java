package dev.rytm.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.decide.Decider;
import dev.rytm.core.message.Rejection;
import dev.rytm.core.message.SendOutcome;
import dev.rytm.core.policy.Restriction;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.core.policy.Rules;
import dev.rytm.server.room.Bell;
import dev.rytm.server.room.RandomIds;
import dev.rytm.server.world.World;
import dev.rytm.store.Arrival;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Database;
import dev.rytm.store.PageEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What Meta's words about a page change in it.
final class PageNewsIT {

    private final World world = new World();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        world.close();
    }

    @Test
    void changesThePageWhenMetaBlocksAndUnblocksIt() {
        start();

        report(new PageEvent.PolicyEnforced(World.START, PageEvent.Action.BLOCK, "spam"));
        assertThat(restriction()).isEqualTo(Restriction.SENDING_BARRED);

        report(new PageEvent.PolicyEnforced(World.START.plusSeconds(1), PageEvent.Action.UNBLOCK, null));
        assertThat(restriction()).isEqualTo(Restriction.NONE);
    }

    @Test
    void keepsThePageFreeWhenABlockComesLaterThanTheUnblockThatFollowedIt() {
        start();

        report(new PageEvent.PolicyEnforced(World.START.plusSeconds(1), PageEvent.Action.UNBLOCK, null));
        report(new PageEvent.PolicyEnforced(World.START, PageEvent.Action.BLOCK, "spam"));

        assertThat(restriction()).isEqualTo(Restriction.NONE);
    }

    /// Whoever got the answer has told the page; the operator may have lifted the bar since.
    @Test
    void barsNoPageAgainWhenItDecidesHowASendEnded() {
        start();
        world.run(t -> t.pageBars().refused(world.page(), Restriction.REQUESTS_BARRED, World.START));
        world.run(t -> t.pageBars().lifted(world.page(), World.START));

        append(List.of(Arrival.named(
                new ContactKey(world.page(), "p1"),
                "ended",
                new Event.SendEnded(
                        World.START,
                        "send",
                        World.START,
                        new SendOutcome.Failed(Rejection.REQUESTS_BARRED, 10, 1404170, "no")))));
        world.awaitEmptyInbox();

        assertThat(world.count("select count(*) from inbox where parked is not null"))
                .isZero();
        assertThat(restriction()).isEqualTo(Restriction.NONE);
    }

    private void report(PageEvent event) {
        append(List.of(Arrival.named(world.page(), event.toString(), event)));
        world.awaitEmptyInbox();
    }

    private Restriction restriction() {
        return Restriction.valueOf(world.in(transaction ->
                transaction.statements().one("select restriction from page", row -> row.text("restriction"))));
    }

    private void start() {
        Database node = world.open();
        open.add(node);
        ProcessRoom room = new ProcessRoom(
                new ProcessRoom.Tools(
                        node,
                        InstantSource.fixed(World.START.plusSeconds(3600)),
                        new Catalogs(RulePacks.builtIn().byName()),
                        new Decider(new Rules(), new RandomIds())::decide,
                        new SimpleMeterRegistry()),
                new ProcessConfig(2, 50),
                new ProcessRoom.Bells(new Bell(), new Bell(), new Bell()));
        open.add(room);
        room.start();
    }

    private void append(List<Arrival> arrivals) {
        world.in(transaction -> transaction.inbox().append(arrivals));
    }

    /// As Meta does: whoever gets no answer comes again.
}
