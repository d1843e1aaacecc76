package dev.rytm.server.api;

/// By what somebody came in: the session of a member, or an API key.
public sealed interface Pass {

    record Session(String id) implements Pass {}

    record Key(String id) implements Pass {}
}
