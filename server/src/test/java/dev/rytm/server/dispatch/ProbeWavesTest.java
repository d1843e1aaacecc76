package dev.rytm.server.dispatch;

import static dev.rytm.server.dispatch.Stage.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.ContactKey;
import dev.rytm.store.SendKey;
import dev.rytm.store.SendState;
import dev.rytm.store.send.Claim;
import java.time.LocalDate;
import java.util.List;
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
    void doubleUpToTheWidest() {
        List<Claim> many = doubtful(BAKERY, 200);

        List<Integer> sizes = IntStream.range(0, 8)
                .mapToObj(_ -> waves.next(Set.of(), many).size())
                .toList();

        assertThat(sizes).containsExactly(1, 2, 4, 8, 16, 32, ProbeWaves.WIDEST, ProbeWaves.WIDEST);
    }

    @Test
    void beginWithTheOldestOfEachPage() {
        List<Claim> bakerys = doubtful(BAKERY, 3);
        List<Claim> florists = doubtful(FLORIST, 3);

        List<Claim> wave = waves.next(
                Set.of(), Stream.concat(bakerys.stream(), florists.stream()).toList());

        assertThat(wave).containsExactly(bakerys.getFirst(), florists.getFirst());
    }

    @Test
    void keepTheirWidthWhileTheyAreUnderWay() {
        List<Claim> many = doubtful(BAKERY, 10);
        waves.next(Set.of(), many);
        waves.next(Set.of(BAKERY), List.of());

        assertThat(waves.next(Set.of(), many)).hasSize(2);
    }

    @Test
    void beginAnewWhenNothingWasInDoubtMeanwhile() {
        List<Claim> many = doubtful(BAKERY, 10);
        waves.next(Set.of(), many);
        waves.next(Set.of(), List.of());

        assertThat(waves.next(Set.of(), many)).hasSize(1);
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
