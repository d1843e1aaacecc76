package dev.rytm.core.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// The rule packs that a page can choose from, by name: the built-in ones and those an operator adds.
public record RulePacks(Map<String, RulePack> byName) {

    /// The pack of demo, sandbox pages and new workspaces: what the reference describes.
    public static final String REFERENCE = "messenger-2022";

    private static final List<String> BUILT_IN = List.of(REFERENCE, "messenger-2023", "messenger-2025");

    public RulePacks {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    public static RulePacks builtIn() {
        return new RulePacks(Map.of())
                .with(BUILT_IN.stream().map(RulePacks::load).toList());
    }

    /// These packs too; one of a name that exists replaces it.
    public RulePacks with(Collection<RulePack> more) {
        Map<String, RulePack> all = new TreeMap<>(byName);
        more.forEach(pack -> all.put(pack.name(), pack));
        return new RulePacks(all);
    }

    public Optional<RulePack> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The newest pack by which Meta works on `day`: what a page connected to Meta itself starts on.
    public Optional<RulePack> newestOn(LocalDate day) {
        return byName.values().stream()
                .filter(pack -> !day.isBefore(pack.from()))
                .filter(pack -> pack.until() == null || !day.isAfter(pack.until()))
                .max(Comparator.comparing(RulePack::from).thenComparing(RulePack::name));
    }

    private static RulePack load(String name) {
        String file = "packs/" + name + ".properties";
        try (InputStream in = Objects.requireNonNull(RulePacks.class.getResourceAsStream(file), file)) {
            return RulePackFile.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
