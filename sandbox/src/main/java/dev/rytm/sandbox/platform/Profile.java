package dev.rytm.sandbox.platform;

import java.time.ZoneId;

/// What a person told the platform about themselves.
public record Profile(String firstName, String lastName, String locale, ZoneId zone) {}
