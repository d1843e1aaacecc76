/// Routes that tell whoever watches a page that something changed, as it happens.
@NullMarked
package dev.rytm.server.api.live;

import org.jspecify.annotations.NullMarked;
