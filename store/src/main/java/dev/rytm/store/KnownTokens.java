package dev.rytm.store;

import dev.rytm.store.json.Seal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The seal of one person's document, which closes a token that it has opened or closed before to
/// the same text as then:
/// a document is written at every send, and its tokens are new once in months.
///
/// A text that an older master key closed is closed anew, so that keys can be retired.
final class KnownTokens implements Seal {

    /// More than anybody has topics; whoever has more is served as if nothing were known.
    private static final int MOST = 32;

    private final Vault vault;
    private final Vault.Place place;
    private final Map<String, String> closed = new ConcurrentHashMap<>();

    KnownTokens(Vault vault, Vault.Place place) {
        this.vault = vault;
        this.place = place;
    }

    @Override
    public String close(String token) {
        String known = closed.get(token);
        return known == null ? keep(token, vault.seal(token, place)) : known;
    }

    @Override
    public String open(String text) {
        String token = vault.unseal(text, place);
        if (vault.isSealedByNewestKey(text)) {
            keep(token, text);
        }
        return token;
    }

    private String keep(String token, String text) {
        if (closed.size() < MOST) {
            closed.put(token, text);
        }
        return text;
    }
}
