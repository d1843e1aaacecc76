package dev.rytm.sandbox.graph;

import dev.rytm.sandbox.fault.CallFault;
import dev.rytm.sandbox.fault.Strike;
import dev.rytm.sandbox.http.Json;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.Row;
import dev.rytm.sandbox.platform.App;
import dev.rytm.sandbox.platform.GraphError;
import dev.rytm.sandbox.platform.Page;
import dev.rytm.sandbox.platform.Payload;
import dev.rytm.sandbox.platform.Person;
import dev.rytm.sandbox.platform.Platform;
import dev.rytm.sandbox.platform.Refusal;
import dev.rytm.sandbox.platform.Rule;
import dev.rytm.sandbox.platform.Sends;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Takes calls to the Send API: reads, lets a fault strike, judges, carries out, writes it all down.
///
/// Judging, carrying out and numbering one person's calls happen under the person's lock, so the log has them in
/// the order in which they took effect.
final class SendCalls {

    private final Door door;
    private final Platform platform;
    private final Sends sends;

    /// What a call met before its person was looked at.
    private record Met(@Nullable Refusal refusal, @Nullable Strike strike) {}

    SendCalls(Door door) {
        this.door = door;
        this.platform = door.platform();
        this.sends = new Sends(platform);
    }

    Answer send(GraphRequest request, Accesses.Result access) {
        Page page = access.access() == null ? null : access.access().page();
        SendReader reader = new SendReader(platform, page, request.params());
        CallRecord.Subject subject = reader.subject();
        Person person = reader.person().orElse(null);
        Strike strike = door.faults()
                .strike(subject, person == null ? 0 : person.countCall())
                .orElse(null);
        if (strike != null && strike.fault().before()) {
            return dropped(request, subject, strike);
        }
        Refusal early = refusedAtTheDoor(access, page, reader, request).orElse(null);
        Verdicts.Judged judged;
        if (access.access() != null
                && person != null
                && (early == null || platform.settings().observe())) {
            judged = judge(request, reader, person, access.access().app(), new Met(early, strike));
        } else {
            judged = settle(request, subject, early == null ? reader.noPerson() : early, strike);
        }
        door.truth().announce(judged.line().value());
        return answer(judged, subject, page, strike);
    }

    private Optional<Refusal> refusedAtTheDoor(
            Accesses.Result access, @Nullable Page page, SendReader reader, GraphRequest request) {
        if (access.refusal() != null || page == null) {
            return Optional.ofNullable(access.refusal());
        }
        if (!page.admit(reader.isMedia(), request.received().nanos())) {
            return Optional.of(Refusal.of(
                    Rule.RATE,
                    platform.settings().throttleCode(),
                    0,
                    "Calls to this api have exceeded the rate limit."));
        }
        return reader.checkForm();
    }

    private Verdicts.Judged judge(GraphRequest request, SendReader reader, Person person, App app, Met met) {
        Payload payload = reader.payload();
        synchronized (person) {
            CallRecord.When received = now(request);
            var to = reader.addressee(person);
            Optional<Refusal> refusal =
                    Optional.ofNullable(met.refusal()).or(() -> sends.judge(to, payload, received.virtual()));
            boolean does = refusal.isEmpty() || platform.settings().observe();
            String mid = does ? sends.accept(to, payload, app.id(), received.virtual()) : "";
            return write(
                    received, reader.subject(), Verdicts.of(refusal, does, mid), met.strike(), refusal.orElse(null));
        }
    }

    /// Writes down a refused call that is about nobody who is known here. An observer says yes, but there is nobody to
    /// carry it out to; without access it stays refused.
    private Verdicts.Judged settle(
            GraphRequest request, CallRecord.Subject subject, Refusal refusal, @Nullable Strike strike) {
        boolean observed = platform.settings().observe() && refusal.rule() != Rule.ACCESS;
        String mid = observed ? platform.ids().messageId() : "";
        return write(now(request), subject, Verdicts.of(Optional.of(refusal), observed, mid), strike, refusal);
    }

    private Answer dropped(GraphRequest request, CallRecord.Subject subject, Strike strike) {
        Row<CallRecord> line = write(now(request), subject, Verdicts.dropped(strike), strike, null)
                .line();
        door.truth().announce(line.value());
        Answer answer = error(strike.error());
        return (strike.throttles() ? answer.with(Usage.headers(subject.page(), 100, strike.regainMinutes())) : answer)
                .with(line)
                .spoiledBy(strike);
    }

    private Verdicts.Judged write(
            CallRecord.When received,
            CallRecord.Subject subject,
            CallRecord.Verdict verdict,
            @Nullable Strike strike,
            @Nullable Refusal refusal) {
        String fault = strike == null ? "" : strike.fault().name();
        Row<CallRecord> line =
                door.truth().calls().add(number -> new CallRecord(number, received, subject, verdict, fault, null));
        return new Verdicts.Judged(line, refusal);
    }

    private CallRecord.When now(GraphRequest request) {
        return new CallRecord.When(request.received().wall(), request.received().nanos(), platform.now());
    }

    private Answer answer(
            Verdicts.Judged judged, CallRecord.Subject subject, @Nullable Page page, @Nullable Strike strike) {
        CallRecord call = judged.line().value();
        Refusal refusal = judged.refusal();
        if (!call.accepted() && refusal != null) {
            Answer answer = error(refusal.error());
            return (refusal.rule() == Rule.RATE
                            ? answer.with(Usage.headers(
                                    subject.page(), 100, platform.settings().throttleMinutes()))
                            : answer)
                    .with(judged.line())
                    .spoiledBy(strike);
        }
        if (strike != null && strike.fault() == CallFault.ERROR_BUT_SENT) {
            return error(strike.error()).with(judged.line()).spoiledBy(strike);
        }
        ObjectNode body = Json.object().put("recipient_id", subject.psid());
        if (subject.kind() != CallRecord.Kind.SENDER_ACTION) {
            body.put("message_id", call.verdict().messageId());
        }
        Map<String, String> usage = page == null
                ? Map.of()
                : Usage.of(page.id(), page.usagePercent(call.received().nanos()));
        return Answer.ok(body).with(usage).with(judged.line()).spoiledBy(strike);
    }

    private Answer error(GraphError error) {
        return Answer.error(error, platform.ids().traceId());
    }
}
