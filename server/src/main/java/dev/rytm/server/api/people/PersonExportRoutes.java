package dev.rytm.server.api.people;

import dev.rytm.core.Catalog;
import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.Catalogs;
import dev.rytm.store.Page;
import dev.rytm.store.Transaction;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Everything that we hold of one person on one page, as a file for that person: whoever asks what is known of them has
/// a right to it (GDPR, articles 15 and 20).
@RestController
@RequestMapping("/api/v1/pages/{page}/contacts/{contact}/export")
public final class PersonExportRoutes {

    private final Catalogs catalogs;
    private final InstantSource clock;

    public PersonExportRoutes(Catalogs catalogs, InstantSource clock) {
        this.catalogs = catalogs;
        this.clock = clock;
    }

    private record Beginning(PersonFile.Head head, Contact person, Catalog catalog) {}

    /// Whether the file would be given: a browser that follows a link cannot be asked for a password on the way.
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(value = Scope.CONTACTS_EXPORT, fresh = true)
    void ask(Caller caller, @PathVariable String page, @PathVariable String contact) {
        caller.inPage(page, (transaction, id) -> ContactRoutes.find(transaction, new ContactKey(id, contact)));
    }

    /// JSON in UTF-8, with sentences in the language of whoever asks. It is written while it is read; if that
    /// fails, the connection breaks.
    @GetMapping
    @Scoped(value = Scope.CONTACTS_EXPORT, fresh = true)
    void export(Caller caller, @PathVariable String page, @PathVariable String contact, HttpServletResponse response)
            throws IOException {
        Beginning beginning = caller.inPage(page, (transaction, id) -> {
            Beginning found = begin(caller, transaction, new ContactKey(id, contact));
            caller.audit(transaction, id, "contact.export", contact);
            return found;
        });
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"person.json\"");
        // Not closed if it fails: that would end the answer as if it were whole.
        OutputStream out = new BufferedOutputStream(response.getOutputStream());
        new PersonFile(out, caller, beginning.person().key(), beginning.catalog())
                .write(beginning.head(), beginning.person());
        out.flush();
    }

    private Beginning begin(Caller caller, Transaction transaction, ContactKey key) {
        Contact person = ContactRoutes.find(transaction, key);
        Page page = transaction.pages().find(caller.workspaceId(), key.pageId()).orElseThrow(Refusal::notFound);
        Catalog catalog = catalogs.current(transaction, List.of(key.pageId())).get(key.pageId());
        PersonFile.Head head = new PersonFile.Head(clock.instant(), page.name(), page.metaPageId());
        return new Beginning(head, person, Objects.requireNonNull(catalog));
    }
}
