/// The little HTTP that everything here shares: answers, bodies, parameters, and a plain client for webhooks.
@NullMarked
package dev.rytm.sandbox.http;

import org.jspecify.annotations.NullMarked;
