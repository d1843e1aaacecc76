package dev.rytm.server.api;

import dev.rytm.server.api.Refusal.Sentence;
import dev.rytm.store.LedgerFault;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The sentences of what is wrong with a consent ledger.
public final class LedgerWords {

    private LedgerWords() {}

    /// Names the row and the seal, not the person.
    public static Sentence sentence(LedgerFault fault) {
        List<Object> places = Stream.of(fault.position(), fault.seal())
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .toList();
        return new Sentence("LedgerFault." + fault.kind(), places);
    }
}
