package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.messenger.graph.Call;
import dev.rytm.messenger.graph.PageAccess;
import dev.rytm.messenger.graph.Recipient;
import dev.rytm.store.AttemptId;
import dev.rytm.store.SendKey;
import dev.rytm.store.SendState;
import dev.rytm.store.send.Claim;
import dev.rytm.store.send.Intent;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ProbeWavesTest {

    private static final long BAKERY = 1;
    private static final long FLORIST = 2;

    private static final LocalDate PERIOD = LocalDate.of(2022, 8, 1);

    private final ProbeWaves waves = new ProbeWaves();

    @Test
    void doubleUpToTheWidestWhileAnythingBecomesKnown() {
        List<Claim> many = doubtful(BAKERY, 200);

        List<Integer> sizes = IntStream.range(0, 8).mapToObj(_ -> probed(many)).toList();

        assertThat(sizes).containsExactly(1, 2, 4, 8, 16, 32, ProbeWaves.WIDEST, ProbeWaves.WIDEST);
    }

    @Test
    void beginAgainWithOneAfterAWaveThatStayedUnknown() {
        List<Claim> many = doubtful(BAKERY, 200);
        probed(many);
        probed(many);

        assertThat(waves.next(Set.of(), Set.copyOf(waves.ended(Set.of())), many))
                .hasSize(1);
    }

    @Test
    void growNotWhileNothingIsProbed() {
        List<Claim> many = doubtful(BAKERY, 200);
        waves.next(Set.of(), Set.of(), many);

        assertThat(waves.next(Set.of(), Set.of(), many)).hasSize(1);
    }

    @Test
    void beginWithTheOldestOfEachPage() {
        List<Claim> bakerys = doubtful(BAKERY, 3);
        List<Claim> florists = doubtful(FLORIST, 3);

        List<Claim> wave = waves.next(
                Set.of(),
                Set.of(),
                Stream.concat(bakerys.stream(), florists.stream()).toList());

        assertThat(wave).containsExactly(bakerys.getFirst(), florists.getFirst());
    }

    @Test
    void keepTheirWidthWhileTheyAreUnderWay() {
        List<Claim> many = doubtful(BAKERY, 10);
        probed(many);
        waves.next(Set.of(BAKERY), Set.of(), List.of());

        assertThat(waves.ended(Set.of(BAKERY))).isEmpty();
        assertThat(waves.next(Set.of(), Set.of(), many)).hasSize(2);
    }

    @Test
    void beginAnewWhenNothingWasInDoubtMeanwhile() {
        List<Claim> many = doubtful(BAKERY, 10);
        probed(many);
        waves.next(Set.of(), Set.of(), List.of());

        assertThat(waves.next(Set.of(), Set.of(), many)).hasSize(1);
    }

    /// A wave of which everything became known; returns how many it was.
    private int probed(List<Claim> doubtful) {
        List<Claim> wave = waves.next(Set.of(), Set.of(), doubtful);
        waves.went(wave.stream().map(ProbeWavesTest::order).toList());
        return wave.size();
    }

    private static Order order(Claim claim) {
        AttemptId attempt = new AttemptId(PERIOD, claim.nextFence(), claim.key().id());
        Intent intent = new Intent(claim, attempt, null, null, Stage.WEEK_END);
        Call call = new Call(
                new PageAccess("1000", "page-token", "secret"),
                new Recipient.Person(claim.contact().psid()),
                Objects.requireNonNull(claim.send().content()),
                attempt.toString(),
                () -> true);
        return new Order(intent, call, NOON, NOON, 1, false, false);
    }

    private static List<Claim> doubtful(long page, int many) {
        return IntStream.range(0, many).mapToObj(i -> claim(page, "s" + i)).toList();
    }

    private static Claim claim(long page, String id) {
        return new Claim(
                new SendKey(PERIOD, page, id),
                new ContactKey(page, "person of " + id),
                Stage.notification(id),
                1,
                1,
                SendState.UNKNOWN,
                NOON,
                Stage.WEEK_END);
    }
}
