/// Routes of what surrounds the content: workspaces, apps, pages, keys, rule packs, the audit log.
@NullMarked
package dev.rytm.server.api.settings;

import org.jspecify.annotations.NullMarked;
