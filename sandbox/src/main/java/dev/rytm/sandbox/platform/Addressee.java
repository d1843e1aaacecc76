package dev.rytm.sandbox.platform;

import org.jspecify.annotations.Nullable;

/// Whom a send goes to, and on what ground: a token, a tag, or the open window.
public record Addressee(
        Person person, @Nullable Token token, @Nullable String tag) {}
