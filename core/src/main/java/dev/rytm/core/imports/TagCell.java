package dev.rytm.core.imports;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Several tags in one cell: commas, semicolons or bars stand between them. A tag that would not survive that stands in
/// quotation marks, those inside it doubled, as a cell of the file itself does.
public final class TagCell {

    /// Possessive, so that a long cell takes no deep stack.
    private static final Pattern TAG =
            Pattern.compile("\\G\\s*+(?:\"((?:[^\"]|\"\")*+)\"\\s*+(?=[,;|]|$)|([^,;|]*+))(?:[,;|]|$)", Pattern.DOTALL);

    private static final Pattern DELICATE = Pattern.compile("[,;|]|^[\"\\s]|\\s$");

    private TagCell() {}

    public static String of(Collection<String> tags) {
        return tags.stream().map(TagCell::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String tag) {
        return DELICATE.matcher(tag).find() ? '"' + tag.replace("\"", "\"\"") + '"' : tag;
    }

    /// The tags of a cell in their order; a quotation mark that nothing closes is a character.
    public static List<String> read(String cell) {
        return TAG.matcher(cell)
                .results()
                .map(found -> found.group(1) == null
                        ? found.group(2).strip()
                        : found.group(1).replace("\"\"", "\""))
                .filter(tag -> !tag.isBlank())
                .toList();
    }
}
