package dev.rytm.server.api.settings;

import dev.rytm.core.policy.RulePack;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.server.api.Caller;
import dev.rytm.server.api.Scope;
import dev.rytm.server.api.Scoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The dated sets of Meta's rules that a page can choose from.
@RestController
@RequestMapping("/api/v1/rule-packs")
public final class RulePackRoutes {

    private final RulePacks packs;
    private final InstantSource clock;

    public RulePackRoutes(RulePacks packs, InstantSource clock) {
        this.packs = packs;
        this.clock = clock;
    }

    /// A pack, and whether Meta works by it today.
    record PackView(RulePack pack, boolean current) {}

    @GetMapping
    @Scoped(Scope.SETTINGS_READ)
    List<PackView> list(Caller caller) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return packs.byName().values().stream()
                .sorted(Comparator.comparing(RulePack::from).thenComparing(RulePack::name))
                .map(pack -> new PackView(
                        pack, packs.newestOn(today).filter(pack::equals).isPresent()))
                .toList();
    }
}
