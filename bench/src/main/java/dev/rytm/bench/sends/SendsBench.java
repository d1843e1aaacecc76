package dev.rytm.bench.sends;

import dev.rytm.bench.Options;
import dev.rytm.bench.stage.BenchPostgres;
import dev.rytm.bench.stage.Machine;
import dev.rytm.bench.stage.OurServer;
import dev.rytm.bench.stage.Pages;
import dev.rytm.bench.stage.People;
import dev.rytm.bench.stub.StubProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How many due sends a second: the product, db-scheduler and the bare client, on one PostgreSQL and one stub.
public final class SendsBench {

    private static final String FASTEST_PACE = "10000";

    private SendsBench() {}

    public static void run(Options options, InstantSource clock, PrintStream out) {
        Machine.describe("sends", options, clock.instant(), out);
        try (BenchPostgres postgres = BenchPostgres.start();
                StubProcess stub = StubProcess.start();
                Calls calls = new Calls(stub.url());
                Peer peer = new Peer(postgres, calls);
                OurServer servers = new OurServer(postgres, stub.url(), Calls.CONNECTIONS, clock)) {
            postgres.settings().forEach(line -> out.println("  " + line));
            Pages pages = Pages.create(servers.database(), options.pages(), clock.instant());
            People people = new People(servers.database(), options.seed());
            Ours.Stage stage = new Ours.Stage(servers, people, stub, clock);
            Bare bare = new Bare(calls);
            out.println("one page, its pace raised from 250 to " + FASTEST_PACE + " a second, for at 250 nothing but"
                    + " the pace would be measured; db-scheduler and the bare client know no pace:");
            Ours alone = new Ours(stage, pages.first(1), Map.of("RYTM_PACE", FASTEST_PACE));
            out.println("  one page: " + race(new Race(postgres, stub, out), options, alone, peer, bare));
            out.println(options.pages() + " pages, default pace:");
            Ours ours = new Ours(stage, pages, Map.of());
            out.println("bench: " + race(new Race(postgres, stub, out), options, ours, peer, bare));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String race(Race race, Options options, Ours ours, Peer peer, Bare bare) {
        race.run(List.of(bare, peer, ours), options.sends(), options.rounds());
        race.report(List.of(ours, peer, bare));
        return String.format(
                Locale.ROOT, "ours/db-scheduler=%.2f ours/bare=%.2f", race.ratio(ours, peer), race.ratio(ours, bare));
    }
}
