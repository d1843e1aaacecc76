/// Hands the web studio to browsers: its files, and the headers that keep a page from doing what it need not do.
@NullMarked
package dev.rytm.server.studio;

import org.jspecify.annotations.NullMarked;
