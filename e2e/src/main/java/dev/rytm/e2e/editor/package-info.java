/// How fast the flow builder is: a flow of five hundred steps in a real browser, beside an empty canvas.
@NullMarked
package dev.rytm.e2e.editor;

import org.jspecify.annotations.NullMarked;
