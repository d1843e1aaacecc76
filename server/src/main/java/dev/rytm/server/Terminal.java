package dev.rytm.server;

import dev.rytm.server.api.Sentences;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Where commands print their sentences.
final class Terminal {

    private Terminal() {}

    /// The language that the environment names, as it does for other programs.
    static Locale language(Map<String, String> environment) {
        String set = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        return Sentences.language(set.split("[._]", 2)[0]);
    }
}
