package dev.rytm.store;

/// A Meta app of a workspace, without its secrets.
public record App(long id, long workspaceId, String metaAppId, String name) {}
