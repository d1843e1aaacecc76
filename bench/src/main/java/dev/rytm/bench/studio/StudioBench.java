package dev.rytm.bench.studio;

import dev.rytm.bench.stage.BenchPostgres;
import dev.rytm.bench.stage.Machine;
import dev.rytm.bench.stage.OurServer;
import dev.rytm.bench.stage.Pages;
import dev.rytm.server.Server;
import dev.rytm.store.Database;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// What screens ask about a million people of one page: lists, searches, a person's page, and twelve segments counted
/// exactly, beside the barest count of the same table.
public final class StudioBench {

    private static final String NOBODY = "http://127.0.0.1:9";
    private static final int WHOLE = 1_000;
    private static final int QUESTIONS = 140;
    private static final int COUNTS = 10;

    private StudioBench() {}

    public static void run(StudioOptions options, InstantSource clock, PrintStream out) {
        Instant now = clock.instant();
        Machine.describe("studio " + options, now, out);
        try (BenchPostgres postgres = BenchPostgres.start();
                OurServer servers = new OurServer(postgres, NOBODY, 1, clock)) {
            postgres.settings().forEach(line -> out.println("  " + line));
            Database database = servers.database();
            Pages pages = Pages.create(database, 1, now);
            long page = pages.catalogs().getFirst().pageId();
            long start = System.nanoTime();
            List<String> ids = new Population(database, page, now).settle(options.contacts(), WHOLE);
            postgres.analyze(OurServer.DATABASE);
            out.printf(Locale.ROOT, "  %,d people in %.0f s%n", options.contacts(), (System.nanoTime() - start) / 1e9);
            sizes(database).forEach(line -> out.println("  " + line));
            String key = database.inTransaction(
                    t -> t.apiKeys().create(pages.workspaceId(), "bench", Set.of("contacts-read")));
            try (Server server = servers.start(Map.of())) {
                Screen screen = new Screen(server.httpPort(), page, key, new Random(options.seed()));
                for (int round = 0; round <= options.rounds(); round++) {
                    out.println(round == 0 ? "warm-up" : "round " + round);
                    round(screen, database, ids).forEach(timed -> out.println("  " + timed.line()));
                }
            }
            plans(database, page, clock.instant(), out);
        }
    }

    private static List<Timed> round(Screen screen, Database database, List<String> ids) {
        List<Timed> all = new ArrayList<>();
        all.add(bare(database));
        all.add(screen.lists(QUESTIONS));
        all.add(screen.searches(QUESTIONS));
        all.add(screen.people(ids, QUESTIONS));
        NamedSegments.read().forEach(one -> all.add(screen.count(one.name(), one.condition(), COUNTS)));
        return all;
    }

    private static Timed bare(Database database) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < COUNTS; i++) {
            long start = System.nanoTime();
            database.inTransaction(t -> t.statements().one("""
                    select count(*) as people, set_config('enable_seqscan', 'on', true) from contact_summary
                    """, row -> row.number("people")));
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return new Timed("select count(*)", millis);
    }

    private static List<String> sizes(Database database) {
        return database.inTransaction(t -> t.statements().list("""
                select format('%s: %s MB, its indexes %s MB', relname, pg_table_size(oid) >> 20, pg_indexes_size(oid) >> 20) as line
                  from pg_class where relname in ('contact', 'contact_summary') order by 1
                """, row -> row.text("line")));
    }

    private static void plans(Database database, long page, Instant now, PrintStream out) {
        for (NamedSegments.Named segment : NamedSegments.read()) {
            out.println("-- " + segment.name() + ", about "
                    + database.inTransaction(t -> t.crowds().estimate(page, segment.condition(), now)) + "\n"
                    + database.inTransaction(t -> t.crowds().explainCount(page, segment.condition(), now)));
        }
    }
}
