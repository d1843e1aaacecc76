package dev.rytm.store;

import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The end of one person's chain in the consent ledger, from where it grows. `personKey` is sealed, and absent once
/// forgotten; it opens the rows from `readableFrom` on, those before it nobody.
record Chain(long pageId, String chainId, @Nullable String personKey, int readableFrom, int length, String head) {

    /// An empty chain with a new key of the person's own.
    static Chain begin(long pageId, String chainId, Vault vault) {
        return new Chain(pageId, chainId, null, 1, 0, LedgerHash.NOTHING).readable(vault);
    }

    /// The chain with a key; with a new one from here on if the earlier one was forgotten.
    Chain readable(Vault vault) {
        if (personKey != null) {
            return this;
        }
        String sealed = vault.seal(HexFormat.of().formatHex(vault.newKey()), keyPlace(pageId, chainId));
        return new Chain(pageId, chainId, sealed, length + 1, length, head);
    }

    boolean isReadable() {
        return personKey != null;
    }

    /// Seals the content of the next row.
    String seal(Vault vault, String clear) {
        return LedgerText.seal(vault, key(vault), pageId, chainId, length + 1, clear);
    }

    /// The content of a row; nothing if it was changed, and nobody can read it any more.
    Optional<String> unseal(Vault vault, int position, String body) {
        return LedgerText.open(key(vault), pageId, chainId, position, body);
    }

    /// The person's key; nothing if it was forgotten, or is not the one that was kept here.
    Optional<String> openKey(Vault vault) {
        return Optional.ofNullable(personKey).flatMap(key -> vault.open(key, keyPlace(pageId, chainId)));
    }

    Chain grow(String body) {
        String next = LedgerHash.ofRow(head, pageId, chainId, length + 1, body);
        return new Chain(pageId, chainId, personKey, readableFrom, length + 1, next);
    }

    private String key(Vault vault) {
        if (personKey == null) {
            throw new IllegalStateException("the key of chain " + chainId + " was forgotten");
        }
        return vault.unseal(personKey, keyPlace(pageId, chainId));
    }

    private static Vault.Place keyPlace(long pageId, String chainId) {
        return new Vault.Place("consent_chain", "person_key", pageId, chainId);
    }
}
