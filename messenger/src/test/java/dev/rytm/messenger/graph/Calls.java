package dev.rytm.messenger.graph;

import dev.rytm.core.message.OutgoingMessage;
import java.util.List;

/// Calls for tests.
final class Calls {

    static final String PSID = "2540000001";
    static final String TOKEN = "NOTIFICATION-TOKEN";
    static final PageAccess ACCESS = new PageAccess("101", "PAGE-TOKEN", "APP-SECRET");
    static final OutgoingMessage HELLO = new OutgoingMessage.Text("Cześć", List.of());

    private Calls() {}

    static Call toPerson() {
        return toPerson(() -> true);
    }

    static Call toPerson(Gate gate) {
        return new Call(ACCESS, new Recipient.Person(PSID), HELLO, "attempt-1", gate);
    }

    static Call onToken() {
        return new Call(ACCESS, new Recipient.Token(PSID, TOKEN), HELLO, "attempt-1", () -> true);
    }
}
