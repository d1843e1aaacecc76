package dev.rytm.core.contact;

/// A person as one page knows them: our page id and the page-scoped id (PSID) that Meta gave them.
public record ContactKey(long pageId, String psid) {}
