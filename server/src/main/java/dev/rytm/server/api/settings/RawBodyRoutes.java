package dev.rytm.server.api.settings;

import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Limits;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.RawBodies.Kept;
import dev.rytm.store.RawBodies.Name;
import dev.rytm.store.RawBodies.RawBody;
import dev.rytm.store.RawBodies.Reread;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Webhooks, or parts of one, that Meta signed and nobody could read: look at them, have them read again, or give them
/// up. One may speak for pages of several workspaces, so they are the instance's.
@RestController
@RequestMapping("/api/v1/raw-bodies")
public final class RawBodyRoutes {

    private static final Logger LOG = System.getLogger(RawBodyRoutes.class.getName());
    private static final Pattern FORM = Pattern.compile("(.{20,40})~([0-9a-f]{64})");

    /// Tokens are secrets, and looking at a body does not need them.
    private static final Pattern TOKEN =
            Pattern.compile("(\"[^\"]{0,60}token\"\\s{0,9}:\\s{0,9}\")[^\"]*", Pattern.CASE_INSENSITIVE);

    private final Function<Name, Optional<Reread>> reader;

    public RawBodyRoutes(Function<Name, Optional<Reread>> reader) {
        this.reader = reader;
    }

    /// `id` names the body in the addresses below; the reason is the machine's own, for engineers. `part`: the rest of
    /// the webhook could be read.
    record KeptView(String id, Instant arrivedAt, boolean part, int bytes, String reason) {}

    record KeptPage(List<KeptView> bodies, @Nullable String after) {}

    /// `text` is the body as it came, without the values of tokens; what is no UTF-8 stands there as U+FFFD.
    record BodyView(String id, String reason, String text) {}

    /// `events` are those that are new now; `reason` says why it still cannot be read, if so.
    record RereadView(int events, @Nullable String reason) {}

    @GetMapping
    @Scoped(Scope.INSTANCE)
    KeptPage list(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int max = Limits.page(limit);
        Name last = after == null ? null : parsed(after).orElseThrow(() -> Refusal.badRequest("cursor-wrong"));
        List<KeptView> bodies = caller
                .inInstance(transaction -> transaction.rawBodies().kept(last, max))
                .stream()
                .map(RawBodyRoutes::view)
                .toList();
        return new KeptPage(
                bodies, bodies.size() < max ? null : bodies.getLast().id());
    }

    @GetMapping("/{body}")
    @Scoped(Scope.INSTANCE)
    BodyView show(Caller caller, @PathVariable String body) {
        Name name = parsed(body).orElseThrow(Refusal::notFound);
        RawBody found = caller.inInstance(transaction -> transaction.rawBodies().find(name))
                .filter(one -> one.reason() != null)
                .orElseThrow(Refusal::notFound);
        LOG.log(Level.INFO, caller.actor() + " looks at the raw body " + body);
        String text =
                TOKEN.matcher(new String(found.bytes(), StandardCharsets.UTF_8)).replaceAll("$1...");
        return new BodyView(body, Objects.requireNonNull(found.reason()), text);
    }

    @PostMapping("/{body}/read-again")
    @Scoped(Scope.INSTANCE)
    RereadView readAgain(Caller caller, @PathVariable String body) {
        Reread reread = parsed(body).flatMap(reader).orElseThrow(Refusal::notFound);
        LOG.log(
                Level.INFO,
                caller.actor() + " had the raw body " + body + " read again: " + reread.events() + " events");
        return new RereadView(reread.events(), reread.reason());
    }

    /// Nobody will read it; it goes with its month.
    @DeleteMapping("/{body}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Scoped(Scope.INSTANCE)
    void discard(Caller caller, @PathVariable String body) {
        Name name = parsed(body).orElseThrow(Refusal::notFound);
        if (!caller.<Boolean>inInstance(transaction -> transaction.rawBodies().discard(name))) {
            throw Refusal.notFound();
        }
        LOG.log(Level.INFO, caller.actor() + " gave the raw body " + body + " up");
    }

    private static KeptView view(Kept kept) {
        return new KeptView(
                kept.name().arrivedAt() + "~" + kept.name().key(),
                kept.name().arrivedAt(),
                kept.part(),
                kept.sealedBytes(),
                kept.reason());
    }

    private static Optional<Name> parsed(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Name(Instant.parse(form.group(1)), form.group(2)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
