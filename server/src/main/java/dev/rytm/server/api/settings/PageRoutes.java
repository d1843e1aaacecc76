package dev.rytm.server.api.settings;

import dev.rytm.core.policy.RulePack;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Checks;
import dev.rytm.server.api.Refusal;
import dev.rytm.server.api.Revisions;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import dev.rytm.store.Audits;
import dev.rytm.store.Page;
import dev.rytm.store.RuleSwitches;
import dev.rytm.store.Transaction;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Pages: connecting them, their settings, their brake. Access tokens go in and never come out.
@RestController
@RequestMapping("/api/v1/pages")
public final class PageRoutes {

    private final RulePacks packs;
    private final InstantSource clock;

    private final Runnable processBell;

    public PageRoutes(RulePacks packs, InstantSource clock, Runnable processBell) {
        this.packs = packs;
        this.clock = clock;
        this.processBell = processBell;
    }

    record ConnectionForm(long appId, String metaPageId, String accessToken, PageForm settings) {

        /// Tokens are secrets: they never reach a log.
        @Override
        public String toString() {
            return "ConnectionForm[" + metaPageId + "]";
        }
    }

    record TokenForm(String accessToken) {

        /// Tokens are secrets: they never reach a log.
        @Override
        public String toString() {
            return "TokenForm";
        }
    }

    record BrakeForm(boolean paused) {}

    @GetMapping
    @Scoped(Scope.SETTINGS_READ)
    List<Page> list(Caller caller) {
        return caller.inWorkspace(transaction -> transaction.pages().list(caller.workspaceId()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Scoped(value = Scope.SETTINGS_WRITE, fresh = true)
    Page connect(Caller caller, @RequestBody ConnectionForm form) {
        Checks checks = new Checks()
                .require(form.metaPageId().matches("[0-9]{1,32}"), "/metaPageId", "meta-id")
                .text("/accessToken", form.accessToken(), 1_000);
        Checks settings = new Checks();
        form.settings().check(settings, packs);
        checks.addAll("/settings", settings).end();
        return caller.inWorkspace(transaction -> {
            if (transaction.apps().find(caller.workspaceId(), form.appId()).isEmpty()) {
                throw Refusal.notFound();
            }
            Page.Connection connection = new Page.Connection(
                    caller.workspaceId(),
                    form.appId(),
                    form.metaPageId(),
                    form.settings().name(),
                    form.accessToken(),
                    clock.instant());
            long id = transaction
                    .pages()
                    .connect(connection, form.settings().settings(defaultPack()))
                    .orElseThrow(() -> Refusal.conflict("page-known"));
            caller.audit(transaction, id, "page.connect", form.metaPageId());
            return transaction.pages().find(caller.workspaceId(), id).orElseThrow();
        });
    }

    @GetMapping("/{page}")
    @Scoped(Scope.SETTINGS_READ)
    Page show(Caller caller, @PathVariable String page) {
        return caller.inPage(page, (transaction, id) -> find(caller, transaction, id));
    }

    /// Changes the revision that is named; refused if somebody else has changed it since.
    @PutMapping("/{page}")
    @Scoped(Scope.SETTINGS_WRITE)
    Page change(Caller caller, @PathVariable String page, @RequestBody PageForm form) {
        Page changed = caller.inPage(page, (transaction, id) -> {
            transaction.ruleSwitches().takeTurn(id);
            Page old = find(caller, transaction, id);
            Checks checks = new Checks();
            form.check(checks, packs);
            checks.end();
            long revision = Revisions.named(form.revision());
            Page.Settings settings = form.settings(old.settings().rulePack());
            if (!settings.rulePack().equals(old.settings().rulePack())) {
                announce(caller, transaction, old, settings.rulePack());
            }
            if (!transaction.pages().change(id, form.name(), settings, revision)) {
                throw Revisions.stale();
            }
            caller.audit(transaction, id, "page.change", page);
            return find(caller, transaction, id);
        });
        processBell.run();
        return changed;
    }

    /// Before the page itself changes: its row is what those who send wait for.
    private void announce(Caller caller, Transaction transaction, Page page, String pack) {
        RuleSwitches switches = transaction.ruleSwitches();
        if (switches.isUnderWay(page.id())) {
            throw Refusal.conflict("rule-pack-under-way");
        }
        long told = switches.announce(page.id(), page.catalogVersion(), clock.instant());
        caller.audit(
                transaction,
                new Audits.Entry(
                        page.id(),
                        caller.actor(),
                        "page.change-rules",
                        pack,
                        Map.of("contacts", String.valueOf(told))));
    }

    @PutMapping("/{page}/access-token")
    @Scoped(value = Scope.SETTINGS_WRITE, fresh = true)
    Page changeToken(Caller caller, @PathVariable String page, @RequestBody TokenForm form) {
        return caller.inPage(page, (transaction, id) -> {
            new Checks().text("/accessToken", form.accessToken(), 1_000).end();
            transaction.pages().changeAccessToken(find(caller, transaction, id), form.accessToken());
            caller.audit(transaction, id, "page.change-token", page);
            return find(caller, transaction, id);
        });
    }

    @PutMapping("/{page}/brake")
    @Scoped(Scope.SENDS_WRITE)
    Page brake(Caller caller, @PathVariable String page, @RequestBody BrakeForm form) {
        return caller.inPage(page, (transaction, id) -> {
            transaction.pages().pause(id, form.paused());
            caller.audit(transaction, id, form.paused() ? "page.pause" : "page.resume", page);
            return find(caller, transaction, id);
        });
    }

    /// The operator knows that Meta lifted its bar.
    @PostMapping("/{page}/lift-restriction")
    @Scoped(Scope.SENDS_WRITE)
    Page lift(Caller caller, @PathVariable String page) {
        return caller.inPage(page, (transaction, id) -> {
            transaction.pageBars().lifted(id, clock.instant());
            caller.audit(transaction, id, "page.lift-restriction", page);
            return find(caller, transaction, id);
        });
    }

    private static Page find(Caller caller, Transaction transaction, long id) {
        return transaction.pages().find(caller.workspaceId(), id).orElseThrow(Refusal::notFound);
    }

    private String defaultPack() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return packs.newestOn(today).map(RulePack::name).orElse(RulePacks.REFERENCE);
    }
}
