package dev.rytm.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash by which events are known, secrets are recognised and the consent ledger is chained.
public final class Sha256 {

    private Sha256() {}

    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
