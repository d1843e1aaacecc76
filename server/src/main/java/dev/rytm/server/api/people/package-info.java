/// Routes about people and what was sent to them. A person is edited by an event in the inbox and in no other way.
@NullMarked
package dev.rytm.server.api.people;

import org.jspecify.annotations.NullMarked;
