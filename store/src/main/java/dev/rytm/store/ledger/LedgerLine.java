package dev.rytm.store.ledger;

import dev.rytm.store.json.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of the file of a page's consent ledger. They come in this order: the header, chains each with its entries,
/// persons, seals, the end. Hashes, bodies and keys are in hexadecimal.
public sealed interface LedgerLine {

    /// The only form so far.
    String FORMAT = "rytm-consent-ledger-1";

    /// What a row says, read as any other JSON.
    @SuppressWarnings("unchecked") // the names in JSON are texts
    static Map<String, Object> tree(String clear) {
        return Json.read(clear, Map.class);
    }

    /// Whose ledger it is. `page` stands in everything that is hashed.
    record Header(String format, long page, String name, ZoneId zone, Instant madeAt) implements LedgerLine {}

    /// One person's chain, by their ids in ascending order. `key` opens the entries from `readableFrom` on; it is
    /// absent once the person was forgotten. Length and head are absent if the chain has lost its end.
    record Chain(
            String chain,
            @Nullable Integer length,
            @Nullable String head,
            @Nullable String key,
            @Nullable Integer readableFrom)
            implements LedgerLine {}

    /// One change of a consent. `change` is what is sealed in `body`, in clear, if it can still be read.
    record Entry(String chain, int position, @Nullable Map<String, Object> change, String body, String hash)
            implements LedgerLine {}

    /// Whose chain it is. Only of those who were not forgotten, and by the word of whoever made the
    /// file: no hash covers it.
    record Person(String contact, String chain) implements LedgerLine {}

    /// A seal over the heads of the chains that had grown since the one before.
    record Seal(int number, Instant sealedAt, String heads, String hash) implements LedgerLine {}

    /// How much there was, and the SHA-256 of every byte before this line: a file without it was cut off.
    record End(long people, long entries, long seals, String sha256) implements LedgerLine {}
}
