package dev.rytm.store;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a seal saw of one chain: how long it was, and the hash of its last row.
public record SealedHead(String chainId, int length, String hash) {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([1-9][0-9]{0,8}) ([0-9a-f]{64})");

    /// The heads of a seal, a line each; none if any line is not one that we write.
    public static List<SealedHead> of(String heads) {
        List<Matcher> lines =
                Stream.of(heads.split("\n", -1)).map(LINE::matcher).toList();
        return lines.stream().allMatch(Matcher::matches)
                ? lines.stream()
                        .map(line -> new SealedHead(line.group(1), Integer.parseInt(line.group(2)), line.group(3)))
                        .toList()
                : List.of();
    }
}
