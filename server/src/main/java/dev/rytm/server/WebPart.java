package dev.rytm.server;

import org.springframework.context.support.GenericApplicationContext;

/// What a room adds to the web server: it registers its servlets, controllers and configurations as beans.
@FunctionalInterface
interface WebPart {

    void register(GenericApplicationContext context);
}
