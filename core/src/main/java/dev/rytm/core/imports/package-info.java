/// Files of people: how their rows are read, and what each asks for. It never asks for a consent.
@NullMarked
package dev.rytm.core.imports;

import org.jspecify.annotations.NullMarked;
