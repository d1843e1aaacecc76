package dev.rytm.store.ledger;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether what a line holds in hexadecimal is as long as it must be.
final class WellFormed {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern BYTES = Pattern.compile("(?:[0-9a-f]{2})*+");

    private WellFormed() {}

    static boolean is(LedgerLine line) {
        return switch (line) {
            case LedgerLine.Header _ -> true;
            case LedgerLine.Chain chain ->
                isHash(chain.chain())
                        && (chain.head() == null || isHash(chain.head()))
                        && (chain.key() == null || (isHash(chain.key()) && chain.readableFrom() != null));
            case LedgerLine.Entry entry ->
                isHash(entry.chain())
                        && isHash(entry.hash())
                        && BYTES.matcher(entry.body()).matches();
            case LedgerLine.Person person -> isHash(person.chain());
            case LedgerLine.Seal seal -> isHash(seal.hash());
            case LedgerLine.End end -> isHash(end.sha256());
        };
    }

    private static boolean isHash(@Nullable String text) {
        return text != null && HASH.matcher(text).matches();
    }
}
