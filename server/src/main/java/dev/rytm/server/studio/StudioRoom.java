package dev.rytm.server.studio;

import java.net.URI;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;

/// Puts the studio behind every address that no route and no webhook has. Without the studio's jar
/// the server runs as well.
public final class StudioRoom {

    private final boolean overHttps;
    private final Optional<URI> simulator;

    public StudioRoom(boolean overHttps, Optional<URI> simulator) {
        this.overHttps = overHttps;
        this.simulator = simulator;
    }

    public void register(GenericApplicationContext context) {
        context.registerBean(
                "safetyHeaders",
                FilterRegistrationBean.class,
                () -> new FilterRegistrationBean<>(new SafetyHeaders(overHttps, simulator)));
        context.registerBean(StudioPages.class, StudioPages::new);
    }
}
