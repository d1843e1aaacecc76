package dev.rytm.e2e.demo;

import dev.rytm.e2e.demo.Account.Ends;
import dev.rytm.e2e.demo.DemoReport.Run;
import dev.rytm.e2e.demo.DemoReport.Zeros;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Reports of runs that nobody played: a good one, and what may be wrong with it.
final class Reports {

    static final Ends NONE = new Ends(0, 0, 0, 0, 0);
    static final Zeros ZEROS = new Zeros(List.of(), List.of(), List.of(), List.of());
    static final Content FULL = new Content(Map.of("stop", 1L, Content.CLOCK, 2L));

    private Reports() {}

    static DemoReport good() {
        return of(new Ends(3_000, 5, 1, 2, 0), NONE);
    }

    static DemoReport of(Ends notifications, Ends messages) {
        return of(new Account(3_008, notifications, NONE, messages, Map.of()), FULL, ZEROS, List.of());
    }

    static DemoReport of(Account account, Content content, Zeros zeros, List<String> ledger) {
        return new DemoReport(new Run(Instant.EPOCH, 3_000, true, List.of()), account, content, zeros, ledger);
    }
}
