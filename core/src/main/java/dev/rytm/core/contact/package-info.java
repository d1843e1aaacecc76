/// One person as one page knows them: window, consents, tags, fields, positions. Data and simple questions only.
@NullMarked
package dev.rytm.core.contact;

import org.jspecify.annotations.NullMarked;
