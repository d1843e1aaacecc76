package dev.rytm.sandbox.fault;

import dev.rytm.sandbox.log.CallRecord;
import org.jspecify.annotations.Nullable;

/// A fault for calls to come: the `nth` send that matches meets it, and so do the following ones, `times` in all.
///
/// `psid`, `page` and `kind` narrow down which sends match; empty means any. `errorRow` names the row for
/// `ERROR_ROW` and for nothing else; `regainMinutes` is what the usage headers tell when it throttles.
public record CallScript(
        CallFault fault,
        String psid,
        String page,
        String kind,
        int nth,
        int times,
        String errorRow,
        int regainMinutes) {

    /// Fills in what was left out, and checks the rest.
    public CallScript {
        psid = orEmpty(psid);
        page = orEmpty(page);
        kind = orEmpty(kind);
        errorRow = orEmpty(errorRow);
        nth = Math.max(1, nth);
        times = Math.max(1, times);
        if (fault == CallFault.ERROR_ROW && ErrorRows.find(errorRow).isEmpty()) {
            throw new IllegalArgumentException("`errorRow` is \"%s\" and must be one of %s."
                    .formatted(errorRow, ErrorRows.all().keySet()));
        }
        if (!kind.isEmpty()) {
            kind = CallRecord.Kind.valueOf(kind).name();
        }
    }

    /// The next send to anybody meets `fault`.
    public static CallScript next(CallFault fault) {
        return new CallScript(fault, "", "", "", 1, 1, "", 0);
    }

    /// The next send to anybody is refused with the error row `name`.
    public static CallScript error(String name) {
        return new CallScript(CallFault.ERROR_ROW, "", "", "", 1, 1, name, 0);
    }

    /// Only sends to that person match.
    public CallScript to(String person) {
        return new CallScript(fault, person, page, kind, nth, times, errorRow, regainMinutes);
    }

    /// The first match to meet the fault is the `number`-th.
    public CallScript from(int number) {
        return new CallScript(fault, psid, page, kind, number, times, errorRow, regainMinutes);
    }

    /// The fault strikes `number` times in a row.
    public CallScript repeated(int number) {
        return new CallScript(fault, psid, page, kind, nth, number, errorRow, regainMinutes);
    }

    boolean matches(CallRecord.Subject subject) {
        return (psid.isEmpty() || psid.equals(subject.psid()))
                && (page.isEmpty() || page.equals(subject.page()))
                && (kind.isEmpty()
                        ? subject.kind().speaks()
                        : kind.equals(subject.kind().name()));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
