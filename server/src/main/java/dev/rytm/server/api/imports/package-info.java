/// Routes that bring files of people in: upload in parts, look, say what each column holds, watch.
@NullMarked
package dev.rytm.server.api.imports;

import org.jspecify.annotations.NullMarked;
