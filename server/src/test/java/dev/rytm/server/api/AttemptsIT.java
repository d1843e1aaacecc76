package dev.rytm.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Guesses are slowed down. Each test guesses from addresses of its own.
class AttemptsIT {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final Bakery bakery = new Bakery();
    private final String email = bakery.owner().session().at("/member/email").asString();

    /// What others counted before, and what we counted for others.
    @BeforeEach
    @AfterEach
    void forget() {
        sql("delete from sign_in_attempt");
    }

    private static void sql(String statement) {
        Running.server().database.inTransaction(t -> t.statements().update(statement));
    }

    /// Makes waits long enough that they are not over before a slow machine looks. How long they are, BrakeTest tells.
    private static void stretchWaits() {
        sql("update sign_in_attempt set free_at = free_at + interval '1 hour'"
                + " where free_at > last_at + interval '0.5 seconds'");
    }

    private static void endWaits() {
        sql("update sign_in_attempt set free_at = clock_timestamp()");
    }

    private static long number(String sql) {
        return Running.server()
                .database
                .inTransaction(t -> t.statements().one("select (" + sql + ") as n", row -> row.number("n")));
    }

    private static Studio elsewhere() {
        int number = ADDRESSES.incrementAndGet();
        return Studio.here().with("X-Forwarded-For", "203.0.113.9, 198.51." + number / 250 + "." + number % 250);
    }

    @Test
    void theSixthWrongPasswordOfAnAccountIsTheLastWithoutAWait() {
        for (int i = 0; i < 6; i++) {
            elsewhere().signIn(email, "wrong wrong wrong").is(401);
        }
        assertThat(number("select round(extract(epoch from max(free_at - last_at))) from sign_in_attempt"))
                .isOne();
        stretchWaits();

        Client.Answer braked = elsewhere().signIn(email, Studio.PASSWORD).is(429);
        String seconds = String.valueOf(braked.header("Retry-After"));
        assertThat(Integer.parseInt(seconds)).isBetween(3_000, 3_601);
        assertThat(braked.detail()).startsWith("There were too many attempts to sign in. Try again in 3");
        Studio.here().signIn(Studio.newEmail(), "wrong wrong wrong").is(401);

        endWaits();
        elsewhere().signIn(email, Studio.PASSWORD).ok();
        assertThat(number("select count(*) from sign_in_attempt where subject like 'account%' and failures > 1"))
                .isZero();
    }

    @Test
    void anUnknownAccountIsBrakedAlike() {
        String nobody = Studio.newEmail();
        for (int i = 0; i < 6; i++) {
            elsewhere().signIn(nobody, "wrong wrong wrong").is(401);
        }
        stretchWaits();
        elsewhere()
                .signIn(nobody.toUpperCase(java.util.Locale.ROOT), "wrong wrong wrong")
                .is(429);
    }

    @Test
    void anAddressThatTriesManyAccountsIsBraked() {
        Studio guesser = elsewhere();
        for (int i = 0; i < 21; i++) {
            guesser.signIn(Studio.newEmail(), "wrong wrong wrong").is(401);
        }
        stretchWaits();
        guesser.signIn(email, Studio.PASSWORD).is(429);
        elsewhere().signIn(email, Studio.PASSWORD).ok();
    }

    @Test
    void aNetworkOfVersionSixIsOneAddress() {
        for (int i = 0; i < 21; i++) {
            Studio.here()
                    .with("X-Forwarded-For", "2001:db8:1:2::" + i)
                    .signIn(Studio.newEmail(), "wrong wrong wrong")
                    .is(401);
        }
        stretchWaits();
        Studio.here()
                .with("X-Forwarded-For", "2001:db8:1:2:ffff::1")
                .signIn(email, Studio.PASSWORD)
                .is(429);
        Studio.here()
                .with("X-Forwarded-For", "2001:db8:1:3::1")
                .signIn(email, Studio.PASSWORD)
                .ok();
    }

    @Test
    void whoGuessesAtOnceGainsNothing() throws Exception {
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService crowd = Executors.newFixedThreadPool(12)) {
            List<Future<Client.Answer>> guesses = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Studio guesser = elsewhere();
                guesses.add(crowd.submit(() -> guesser.signIn(email, "wrong wrong wrong")));
            }
            for (Future<Client.Answer> guess : guesses) {
                answers.add(guess.get().status());
            }
        }
        // Waits may end while others are hashed; but each guess that was heard was counted, and waited for.
        long heard = answers.stream().filter(status -> status == 401).count();
        assertThat(answers).containsOnly(401, 429);
        assertThat(heard).isBetween(6L, 12L);
        assertThat(number("select failures from sign_in_attempt where subject like 'account%'"))
                .isEqualTo(heard);
    }

    /// The old password of whoever is signed in is guessed through the same brake.
    @Test
    void changingThePasswordIsBrakedToo() {
        Studio owner = bakery.owner();
        for (int i = 0; i < 6; i++) {
            owner.post("/api/v1/session/password", Map.of("old", "wrong wrong wrong", "new", "a new password!"))
                    .is(422);
        }
        stretchWaits();
        owner.post("/api/v1/session/password", Map.of("old", Studio.PASSWORD, "new", "a new password!"))
                .is(429);
    }
}
