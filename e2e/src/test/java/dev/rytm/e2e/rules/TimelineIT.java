package dev.rytm.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.policy.Reason;
import dev.rytm.e2e.rules.RandomLife.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a person's timeline tells of a decision is what the policy says for the same facts at the same instant,
/// through whatever a random life brings about.
@ExtendWith(OneMarket.class)
class TimelineIT {

    private static final int ATTEMPTS = 60;

    /// A life that was hardly refused anything goes on, up to here.
    private static final int ATTEMPTS_AT_MOST = 10 * ATTEMPTS;

    private static final int REASONS = 3;

    private final Market market;

    TimelineIT(Market market) {
        this.market = market;
    }

    @BeforeEach
    void beginsAnew() {
        market.begin();
    }

    @Test
    void everyLineSaysWhatThePolicySaidAtThatInstant() {
        long seed = Long.getLong("rytm.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("TimelineIT: -Drytm.seed=" + seed);
        Random chance = new Random(seed);
        Stall stall = Stall.open(market, "messenger-2022");
        stall.change(
                "messenger-2022",
                "PL",
                Map.of(
                        "quietHours",
                        Map.of("from", "22:00", "until", "07:00"),
                        "frequencyCap",
                        Map.of("max", 3, "days", 4)));
        RandomLife life = new RandomLife(stall, chance);
        List<Judged> judged = new ArrayList<>();
        for (int attempt = 0;
                attempt < ATTEMPTS || reasons(judged).size() < REASONS && attempt < ATTEMPTS_AT_MOST;
                attempt++) {
            life.goesOn();
            judged.addAll(life.attempt());
        }
        stall.brake(false);

        assertThat(judged)
                .allSatisfy(one -> assertThat(one.told())
                        .as("%s; -Drytm.seed=%d", one, seed)
                        .containsExactly(one.policy()));
        assertThat(judged).anyMatch(one -> one.policy().reason() == null);
        assertThat(reasons(judged)).hasSizeGreaterThanOrEqualTo(REASONS);
    }

    private static Set<Reason> reasons(List<Judged> judged) {
        return judged.stream()
                .map(one -> one.policy().reason())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
