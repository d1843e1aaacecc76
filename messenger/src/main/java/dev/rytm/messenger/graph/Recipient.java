package dev.rytm.messenger.graph;

/// Whom a message goes to. The answer must name the same PSID, or it is nobody's answer.
public sealed interface Recipient {

    String psid();

    /// A person inside the messaging window.
    record Person(String psid) implements Recipient {}

    /// A person by the notification token they gave us.
    record Token(String psid, String token) implements Recipient {

        /// Tokens are secrets: they never reach a log.
        @Override
        public String toString() {
            return "Token[" + psid + "]";
        }
    }
}
