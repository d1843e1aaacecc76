package dev.rytm.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// What a row of the consent ledger says, and how it is sealed: AES-256-GCM under a key of the person's own, bound
/// to its place; see `docs/ledger.md`. Keys and bodies are in hexadecimal.
public final class LedgerText {

    private LedgerText() {}

    static String seal(Vault vault, String key, long pageId, String chainId, int position, String clear) {
        byte[] bytes = clear.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of()
                .formatHex(vault.sealUnder(HexFormat.of().parseHex(key), bytes, place(pageId, chainId, position)));
    }

    /// Nothing if the body was changed, is another row's, or was sealed under another key.
    public static Optional<String> open(String key, long pageId, String chainId, int position, String body) {
        return Vault.openUnder(
                        HexFormat.of().parseHex(key), HexFormat.of().parseHex(body), place(pageId, chainId, position))
                .map(clear -> new String(clear, StandardCharsets.UTF_8));
    }

    private static Vault.Place place(long pageId, String chainId, int position) {
        return new Vault.Place("consent_ledger", "body", pageId, chainId + "|" + position);
    }
}
