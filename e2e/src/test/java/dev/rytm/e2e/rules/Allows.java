package dev.rytm.e2e.rules;

import dev.rytm.core.policy.Reason;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/// A test on the side of a rule's boundary on which it lets pass.
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Allows {
    Reason value();
}
