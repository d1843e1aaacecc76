package dev.rytm.server.api.segments;

import dev.rytm.core.flow.Condition;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.DatabaseException;
import dev.rytm.store.segment.Crowds.Order;
import dev.rytm.store.segment.Crowds.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Of how many people a condition holds, and who some of them are, while somebody is still building it.
@RestController
@RequestMapping("/api/v1/pages/{page}/crowd")
public final class CrowdRoutes {

    private static final Duration AT_ONCE = Duration.ofMillis(500);
    private static final Duration PATIENT = Duration.ofSeconds(30);

    /// So that people who count leave connections to those who send.
    private static final int PATIENT_AT_A_TIME = 2;

    private static final int SAMPLE = 10;

    private final InstantSource clock;
    private final Semaphore counting = new Semaphore(PATIENT_AT_A_TIME);

    public CrowdRoutes(InstantSource clock) {
        this.clock = clock;
    }

    /// `patient` (absent: no): wait for the exact number, for at most half a minute.
    record CountForm(Condition condition, @Nullable Boolean patient) {}

    /// `exact`: counted; else it is what the database's planner believes, and a patient question may tell the number.
    record CountView(long people, boolean exact, Instant asOf) {}

    record SampleForm(Condition condition) {}

    record SampleView(List<ContactLine> contacts) {}

    @PostMapping("/count")
    @Scoped(Scope.CONTACTS_READ)
    CountView count(Caller caller, @PathVariable String page, @RequestBody CountForm form) {
        Instant now = clock.instant();
        caller.inPage(page, (transaction, id) -> {
            Known.problems(transaction, id, form.condition()).end();
            return id;
        });
        boolean patient = Boolean.TRUE.equals(form.patient()) && counting.tryAcquire();
        try {
            OptionalLong counted = counted(caller, page, form.condition(), now, patient ? PATIENT : AT_ONCE);
            return counted.isPresent()
                    ? new CountView(counted.getAsLong(), true, now)
                    : new CountView(
                            caller.inPage(
                                    page,
                                    (transaction, id) -> transaction.crowds().estimate(id, form.condition(), now)),
                            false,
                            now);
        } finally {
            if (patient) {
                counting.release();
            }
        }
    }

    /// The last active of them, a handful.
    @PostMapping("/sample")
    @Scoped(Scope.CONTACTS_READ)
    SampleView sample(Caller caller, @PathVariable String page, @RequestBody SampleForm form) {
        Instant now = clock.instant();
        return caller.inPage(page, (transaction, id) -> {
            Known.problems(transaction, id, form.condition()).end();
            Query query = new Query(form.condition(), null, Order.ACTIVITY, null, false);
            return new SampleView(transaction.crowds().list(id, query, SAMPLE, now).stream()
                    .map(ContactLine::of)
                    .toList());
        });
    }

    /// Absent when it took too long; the transaction is over then.
    private static OptionalLong counted(
            Caller caller, String page, Condition condition, Instant now, Duration patience) {
        try {
            return OptionalLong.of(caller.inPage(
                    page, (transaction, id) -> transaction.crowds().count(id, condition, now, patience)));
        } catch (DatabaseException e) {
            if (e.isOutOfTime()) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }
}
