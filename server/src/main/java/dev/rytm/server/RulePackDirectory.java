package dev.rytm.server;

import dev.rytm.core.policy.InvalidRulePack;
import dev.rytm.core.policy.RulePack;
import dev.rytm.core.policy.RulePackFile;
import dev.rytm.core.policy.RulePacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rule packs of this server: the built-in ones, and the files of the directory that the operator named.
final class RulePackDirectory {

    private static final String ENDING = ".properties";

    private RulePackDirectory() {}

    static RulePacks read(Optional<Path> directory) {
        return directory.map(path -> RulePacks.builtIn().with(packs(path))).orElseGet(RulePacks::builtIn);
    }

    private static List<RulePack> packs(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .map(RulePackDirectory::pack)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the directory " + directory + " cannot be read; RYTM_RULE_PACKS must name one", e);
        }
    }

    private static RulePack pack(Path file) {
        String name = file.getFileName().toString();
        try {
            return RulePackFile.parse(name.substring(0, name.length() - ENDING.length()), Files.readString(file));
        } catch (InvalidRulePack e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the rule pack " + file + " cannot be read", e);
        }
    }
}
