package dev.rytm.server.api.people;

import dev.rytm.core.IdSource;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.Arrival;
import dev.rytm.store.Audits;
import dev.rytm.store.json.Kinds;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Edits of a person: each is written into the inbox and answered at once; the decision follows.
@RestController
@RequestMapping("/api/v1/pages/{page}/contacts/{contact}/edits")
public final class EditRoutes {

    private final InstantSource clock;
    private final IdSource ids;
    private final Runnable processBell;

    public EditRoutes(InstantSource clock, IdSource ids, Runnable processBell) {
        this.clock = clock;
        this.ids = ids;
        this.processBell = processBell;
    }

    record Accepted(String id) {}

    /// To begin a flow or a sequence for a person takes the right to send as well; to forget them, in a browser, the
    /// password of the last minutes.
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Scoped(Scope.CONTACTS_WRITE)
    Accepted edit(Caller caller, @PathVariable String page, @PathVariable String contact, @RequestBody Edit edit) {
        if (edit.sends()) {
            caller.require(Scope.SENDS_WRITE);
        }
        if (edit instanceof Edit.Erase) {
            caller.requireProof();
        }
        String request = ids.newId();
        caller.inPage(page, (transaction, id) -> {
            ContactKey key = new ContactKey(id, contact);
            if (!transaction.people().isKnown(id, contact)) {
                throw Refusal.notFound();
            }
            Checks checks = new Checks();
            edit.check(checks, transaction, id);
            checks.end();
            transaction
                    .inbox()
                    .append(List.of(Arrival.named(
                            key,
                            "request|" + request,
                            edit.event(clock.instant(), caller.author().name()))));
            caller.audit(
                    transaction,
                    new Audits.Entry(
                            id,
                            caller.actor(),
                            "contact." + Kinds.word(edit.getClass()),
                            contact,
                            Map.of("request", request)));
            return request;
        });
        processBell.run();
        return new Accepted(request);
    }
}
