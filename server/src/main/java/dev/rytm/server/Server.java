package dev.rytm.server;

import dev.rytm.core.policy.Policy;
import dev.rytm.core.policy.Rules;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// A running server: its rooms and the web server before them. A JVM may hold several.
public final class Server implements AutoCloseable {

    private final Wiring wiring;
    private final ConfigurableApplicationContext web;

    private Server(Wiring wiring, ConfigurableApplicationContext web) {
        this.wiring = wiring;
        this.web = web;
    }

    /// Starts everything and returns when webhooks are answered. `systemClock` is business time unless the
    /// configuration names a clock.
    public static Server start(Config config, InstantSource systemClock) {
        return start(config, systemClock, new Rules());
    }

    /// The same with another judge of what may be sent; only a test that shows what happens without rules has one.
    public static Server start(Config config, InstantSource systemClock, Policy policy) {
        Wiring wiring = new Wiring(config, systemClock, policy);
        try {
            wiring.start();
            ConfigurableApplicationContext web = web(config, wiring);
            try {
                wiring.openOps();
                return new Server(wiring, web);
            } catch (RuntimeException e) {
                web.close();
                throw e;
            }
        } catch (RuntimeException e) {
            wiring.close();
            throw e;
        }
    }

    private static ConfigurableApplicationContext web(Config config, Wiring wiring) {
        return new SpringApplicationBuilder(Shell.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(context -> prepare((GenericApplicationContext) context, config, wiring))
                .run();
    }

    /// Our settings go before every other source, so that a variable such as SERVER_PORT changes nothing.
    private static void prepare(GenericApplicationContext context, Config config, Wiring wiring) {
        Map<String, Object> properties = Map.of(
                "server.address",
                config.http().address(),
                "server.port",
                config.http().port(),
                "server.shutdown",
                "graceful",
                "spring.lifecycle.timeout-per-shutdown-phase",
                "10s",
                "spring.threads.virtual.enabled",
                true,
                "spring.mvc.problemdetails.enabled",
                true,
                "spring.web.resources.add-mappings",
                false);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("rytm", properties));
        context.registerBean("askForBodies", TomcatConnectorCustomizer.class, () -> Server::askForBodies);
        wiring.webParts().forEach(part -> part.register(context));
    }

    /// A client that asks first whether to send its body hears 100 when we read it, not before: a refusal comes
    /// first.
    private static void askForBodies(Connector connector) {
        connector.setProperty("continueResponseTiming", "onRead");
    }

    public int httpPort() {
        return Objects.requireNonNull(((WebServerApplicationContext) web).getWebServer())
                .getPort();
    }

    public int opsPort() {
        return wiring.opsPort();
    }

    /// A link that makes the first owner, or nothing once there is a member.
    Optional<String> firstOwnersLink() {
        return LinkCommand.first(wiring.database(), wiring.config(), httpPort());
    }

    boolean isWithoutMembers() {
        return wiring.database()
                .<Boolean>inTransaction(transaction -> transaction.members().areNone());
    }

    @Override
    public void close() {
        try (wiring) {
            web.close();
        }
    }
}
