package dev.rytm.server.api.content;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.rytm.core.flow.FlowCheck;
import dev.rytm.store.Flows.Draft;
import dev.rytm.store.Transaction;

/// What a page has that a flow may refer to. A flow that is not yet published counts: two flows may lead to each other.
final class Known {

    private Known() {}

    static FlowCheck.Known of(Transaction transaction, long pageId) {
        return new FlowCheck.Known(
                transaction.topics().list(pageId).stream()
                        .map(stored -> stored.topic().id())
                        .collect(toSet()),
                transaction.sequences().list(pageId).stream()
                        .map(stored -> stored.sequence().id())
                        .collect(toSet()),
                transaction.flows().list(pageId).stream().collect(toMap(Draft::id, Draft::kind)));
    }
}
