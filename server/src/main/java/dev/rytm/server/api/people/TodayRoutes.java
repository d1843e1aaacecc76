package dev.rytm.server.api.people;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.DayReports;
import dev.rytm.store.DayReports.Consents;
import dev.rytm.store.DayReports.Turns;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How a page's day goes: what was due and what became of it, who agreed and who left, what is still to come.
@RestController
@RequestMapping("/api/v1/pages/{page}/today")
public final class TodayRoutes {

    private final InstantSource clock;

    public TodayRoutes(InstantSource clock) {
        this.clock = clock;
    }

    /// `date` is the day in the page's `zone`, `asOf` the page's own time. `account` is of what was due on that day;
    /// `turns` are those of sequences that are not planned yet.
    record TodayView(LocalDate date, ZoneId zone, Instant asOf, Account account, Consents consents, Turns turns) {}

    @GetMapping
    @Scoped(Scope.SENDS_READ)
    TodayView today(Caller caller, @PathVariable String page) {
        return caller.inPage(page, (transaction, id) -> {
            ZoneId zone = transaction
                    .pages()
                    .find(caller.workspaceId(), id)
                    .orElseThrow(Refusal::notFound)
                    .settings()
                    .zone();
            Instant now = clock.instant();
            LocalDate date = LocalDate.ofInstant(now, zone);
            Instant from = date.atStartOfDay(zone).toInstant();
            Instant until = date.plusDays(1).atStartOfDay(zone).toInstant();
            DayReports reports = transaction.dayReports();
            return new TodayView(
                    date,
                    zone,
                    now,
                    Account.of(reports.due(id, from, until), caller.language()),
                    reports.consents(id, from, until),
                    reports.turns(id, until));
        });
    }
}
