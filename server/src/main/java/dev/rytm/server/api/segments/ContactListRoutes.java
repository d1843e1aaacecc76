package dev.rytm.server.api.segments;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Limits;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.server.api.Words;
import dev.rytm.store.segment.Crowds.Line;
import dev.rytm.store.segment.Crowds.Order;
import dev.rytm.store.segment.Crowds.Place;
import dev.rytm.store.segment.Crowds.Query;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The list of all people of a page: searched, filtered, ordered, a screenful at a time.
@RestController
@RequestMapping("/api/v1/pages/{page}/contacts")
public final class ContactListRoutes {

    private final InstantSource clock;

    public ContactListRoutes(InstantSource clock) {
        this.clock = clock;
    }

    /// `after` for the next page; absent at the end.
    record ContactPage(List<ContactLine> contacts, @Nullable String after) {}

    @GetMapping
    @Scoped(Scope.CONTACTS_READ)
    ContactPage list(Caller caller, @PathVariable String page, @ModelAttribute ContactQuery query) {
        int max = Limits.page(query.limit());
        String search = Limits.search(query.search());
        Order order = Words.of(Order.class, "order", query.order());
        Place after = Cursor.place(query.after());
        List<Line> lines = caller.inPage(page, (transaction, id) -> {
            Query wanted = new Query(
                    query.condition(transaction, id),
                    search,
                    order == null ? Order.ACTIVITY : order,
                    after,
                    query.isHandedOver());
            return transaction.crowds().list(id, wanted, max, clock.instant());
        });
        return new ContactPage(
                lines.stream().map(ContactLine::of).toList(),
                lines.size() < max ? null : Cursor.of(lines.getLast().place()));
    }
}
