package dev.rytm.bench.sends;

import dev.rytm.bench.Options;
import dev.rytm.bench.stage.BenchPostgres;
import dev.rytm.bench.stage.Machine;
import dev.rytm.bench.stage.OurServer;
import dev.rytm.bench.stage.Pages;
import dev.rytm.bench.stage.People;
import dev.rytm.bench.stub.StubProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How many due sends a second: the product, db-scheduler and the bare client, on one PostgreSQL and one stub.
public final class SendsBench {

    /// What one page may send in about four seconds at the default pace.
    private static final int SENDS_OF_ONE_PAGE = 1_000;

    private static final String FASTEST_PACE = "10000";

    private SendsBench() {}

    public static void run(Options options, InstantSource clock) {
        Machine.describe("sends", options, clock.instant());
        try (BenchPostgres postgres = BenchPostgres.start();
                StubProcess stub = StubProcess.start();
                Calls calls = new Calls(stub.url());
                Peer peer = new Peer(postgres, calls);
                OurServer servers = new OurServer(postgres, stub.url(), Calls.CONNECTIONS, clock)) {
            postgres.settings().forEach(line -> System.out.println("  " + line));
            Pages pages = Pages.create(servers.database(), options.pages(), clock.instant());
            People people = new People(servers.database(), options.seed());
            Ours.Stage stage = new Ours.Stage(servers, people, stub, clock);
            onePage(new Race(postgres, stub), options, stage, pages.first(1));
            race(new Race(postgres, stub), options, new Bare(calls), peer, new Ours("ours", stage, pages, Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nothing to compare with: neither the peer nor the bare client knows pages or paces.
    private static void onePage(Race race, Options options, Ours.Stage stage, Pages page) {
        System.out.println("one page, as fast as Meta's limit for a page allows, and with the pace set to "
                + FASTEST_PACE + " a second:");
        System.out.println("  "
                + race.once(new Ours("ours, default pace", stage, page, Map.of()), SENDS_OF_ONE_PAGE)
                        .line());
        Map<String, String> fast = Map.of("RYTM_PACE", FASTEST_PACE);
        System.out.println("  "
                + race.once(new Ours("ours, pace " + FASTEST_PACE, stage, page, fast), options.sends())
                        .line());
    }

    private static void race(Race race, Options options, Bare bare, Peer peer, Ours ours) {
        System.out.println(options.pages() + " pages, default pace, interleaved rounds:");
        race.run(List.of(bare, peer, ours), options.sends(), options.rounds());
        System.out.println("our statements in the last round:");
        race.worst().forEach(line -> System.out.println("  " + line));
        System.out.println("median of " + options.rounds() + " rounds:");
        List.of(ours, peer, bare)
                .forEach(contender ->
                        System.out.println("  " + race.median(contender).line()));
        System.out.printf(
                Locale.ROOT,
                "bench: ours/db-scheduler=%.2f ours/bare=%.2f%n",
                race.ratio(ours, peer),
                race.ratio(ours, bare));
    }
}
