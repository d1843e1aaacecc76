package dev.rytm.store.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash under which everything in a ledger and its file stands.
final class Sha256 {

    private Sha256() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
