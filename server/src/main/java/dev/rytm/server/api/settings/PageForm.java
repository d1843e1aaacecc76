package dev.rytm.server.api.settings;

import static java.util.stream.Collectors.toSet;

import dev.rytm.core.policy.FrequencyCap;
import dev.rytm.core.policy.Likeness;
import dev.rytm.core.policy.QuietHours;
import dev.rytm.core.policy.RulePacks;
import dev.rytm.server.api.Checks;
import dev.rytm.store.Page.Settings;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an operator decides about a page, as it is sent to us. An absent list of words means the usual ones, an absent
/// rule pack the one that Meta works by today.
///
/// `revision` is the one that the author started from; a new page has none.
record PageForm(
        @Nullable Long revision,
        String name,
        String country,
        ZoneId zone,
        @Nullable String rulePack,
        @Nullable QuietHours quietHours,
        @Nullable FrequencyCap frequencyCap,
        @Nullable List<String> stopWords,
        @Nullable List<String> startWords) {

    private static final List<String> STOP_WORDS =
            List.of("stop", "unsubscribe", "zatrzymaj", "rezygnuję", "rezygnacja", "wypisz", "wypisz mnie", "nie chcę");
    private static final List<String> START_WORDS = List.of("start", "subscribe", "wznów", "zapisz mnie");
    private static final int WORDS = 50;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    void check(Checks checks, RulePacks packs) {
        checks.text("/name", name, 100)
                .require(COUNTRIES.contains(country), "/country", "country-unknown")
                .zone("/zone", zone)
                .require(
                        rulePack == null || packs.named(rulePack).isPresent(),
                        "/rulePack",
                        "rule-pack-unknown",
                        String.join(
                                ", ", packs.byName().keySet().stream().sorted().toList()));
        if (quietHours != null) {
            checks.require(!quietHours.from().equals(quietHours.until()), "/quietHours/until", "quiet-hours-empty");
        }
        if (frequencyCap != null) {
            checks.require(
                            frequencyCap.max() >= 1 && frequencyCap.max() <= 1_000,
                            "/frequencyCap/max",
                            "range",
                            1,
                            1_000)
                    .require(
                            frequencyCap.days() >= 1 && frequencyCap.days() <= FrequencyCap.MOST_DAYS,
                            "/frequencyCap/days",
                            "range",
                            1,
                            FrequencyCap.MOST_DAYS);
        }
        checkWords(checks, "/stopWords", stopWords);
        checkWords(checks, "/startWords", startWords);
        Set<String> both = words(stopWords, STOP_WORDS);
        both.retainAll(words(startWords, START_WORDS));
        checks.require(both.isEmpty(), "/startWords", "word-both", String.join(", ", both));
    }

    private static void checkWords(Checks checks, String pointer, @Nullable List<String> words) {
        if (words != null) {
            checks.require(words.size() <= WORDS, pointer, "too-many", WORDS);
            for (int i = 0; i < words.size(); i++) {
                checks.text(pointer + "/" + i, words.get(i), 100);
            }
        }
    }

    /// Without a default reply, which belongs to the entrances.
    Settings settings(String defaultPack) {
        return new Settings(
                country,
                zone,
                rulePack == null ? defaultPack : rulePack,
                quietHours,
                frequencyCap,
                words(stopWords, STOP_WORDS),
                words(startWords, START_WORDS),
                null);
    }

    private static Set<String> words(@Nullable List<String> given, List<String> usual) {
        return (given == null ? usual : given).stream().map(Likeness::of).collect(toSet());
    }
}
