package dev.rytm.server.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The scope that a route asks for. A route without one does not answer.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scoped {

    Scope value();

    /// Whether somebody in a browser must have proved within the last minutes that it is them: for what would hand
    /// everything over to whoever sits down at an open screen, or cannot be undone.
    boolean fresh() default false;
}
