package dev.rytm.core.check;

/// How much a finding weighs: an error keeps a flow from being published, a warning has to be acknowledged.
public enum Severity {
    ERROR,
    WARNING
}
