package dev.rytm.e2e.rules;

import dev.rytm.core.policy.Rules;
import dev.rytm.e2e.bakery.Bakery;
import dev.rytm.e2e.stack.ApiClient;
import dev.rytm.e2e.stack.Town;
import dev.rytm.sandbox.Sandbox;
import dev.rytm.sandbox.platform.Era;
import dev.rytm.sandbox.platform.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// A town with a workspace in which every test has a page of its own, and a clock that only goes forward.
///
/// Each test begins on a Monday at nine by the stalls' clock, with nobody left of the tests before.
final class Market implements AutoCloseable {

    /// Every test takes a week or more, and pages connected from September 2025 on are too new for Meta.
    private static final Instant FROM = Instant.parse("2014-06-01T12:00:00Z");

    private static final LocalTime OPENING = LocalTime.of(9, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration MOMENT = Duration.ofMillis(10);

    /// So many stalls are built at a time, since intake takes up to two seconds to hear of new pages.
    private static final int ROW = 40;

    private static final Duration NEWS_OF_PAGES = Duration.ofMillis(2_100);

    private final Path directory;
    private final Town town;
    private final ApiClient api;
    private final long app;
    private final AtomicLong numbers = new AtomicLong(500_000);
    private final List<Guest> guests = new ArrayList<>();
    private final Deque<Stall> stalls = new ArrayDeque<>();

    private Market(Path directory, Town town) {
        this.directory = directory;
        this.town = town;
        Bakery bakery = town.openBakery();
        this.api = new ApiClient("http://127.0.0.1:" + town.server().httpPort(), bakery.key());
        this.app = api.get("/apps").get(0).get("id").asLong();
    }

    static Market found() {
        long seed = Long.getLong("rytm.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
        System.out.println("market: -Drytm.seed=" + seed);
        try {
            Path directory = Files.createTempDirectory("market");
            return new Market(
                    directory,
                    Town.found(new Town.Plan(directory, FROM, seed, false, new Rules(), InstantSource.system())));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    Sandbox sandbox() {
        return town.sandbox();
    }

    ApiClient api() {
        return api;
    }

    long app() {
        return app;
    }

    Stall nextStall() {
        if (stalls.isEmpty()) {
            for (int number = 0; number < ROW; number++) {
                stalls.add(Stall.build(this));
            }
            pause(NEWS_OF_PAGES);
        }
        return stalls.remove();
    }

    /// A number that was not used before.
    String number() {
        return String.valueOf(numbers.incrementAndGet());
    }

    Instant now() {
        return sandbox().clock().now();
    }

    /// Waits until nothing is left to do at this instant.
    void settle() {
        sandbox().clock().advanceTo(now());
    }

    /// Turns the clock to `instant` and waits until nothing is left to do there.
    void turnTo(Instant instant) {
        sandbox().clock().advanceTo(instant);
    }

    void await(BooleanSupplier happened) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain");
            }
            pause(MOMENT);
        }
    }

    /// Machine time passes in the server's rooms; a test can only look again, and gives up after a while.
    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", stopped);
        }
    }

    /// Sends everybody home and turns to the next Monday morning, on a platform without faults in its first era.
    void begin() {
        sandbox().faults().clear();
        List<Guest> gone = List.copyOf(guests);
        guests.clear();
        gone.forEach(Guest::leaves);
        settle();
        sandbox().settings(Settings.of(Era.E2022));
        LocalDate today = now().atZone(Stall.ZONE).toLocalDate();
        turnTo(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atTime(OPENING)
                .atZone(Stall.ZONE)
                .toInstant());
    }

    /// How often the person's one notification was refused for the moment, which only the ledger itself tells.
    int tries(String psid) {
        String question = "select tries from send where contact_id = ? and kind = 'notification'";
        try (Connection connection = database().getConnection();
                PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, psid);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt("tries");
            }
        } catch (SQLException problem) {
            throw new AssertionError("the ledger could not be read", problem);
        }
    }

    void work(Era era) {
        sandbox().settings(Settings.of(era));
    }

    DataSource database() {
        return town.machine().database();
    }

    void know(Guest guest) {
        guests.add(guest);
    }

    /// The instant `days` after today, at a time by the stalls' clock.
    Instant at(int days, String time) {
        return now().atZone(Stall.ZONE)
                .toLocalDate()
                .plusDays(days)
                .atTime(LocalTime.parse(time))
                .atZone(Stall.ZONE)
                .toInstant();
    }

    Map<String, Object> settings(String pack, String country) {
        return Map.of("name", "Stall", "country", country, "zone", Stall.ZONE.getId(), "rulePack", pack);
    }

    @Override
    public void close() {
        town.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
