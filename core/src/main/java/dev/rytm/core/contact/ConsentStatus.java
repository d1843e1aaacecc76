package dev.rytm.core.contact;

/// Where a consent stands in its life.
public enum ConsentStatus {
    ACTIVE,
    STOPPED,
    EXPIRED,
    REVOKED
}
