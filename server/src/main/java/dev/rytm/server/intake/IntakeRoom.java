package dev.rytm.server.intake;

import dev.rytm.server.room.Bell;
import dev.rytm.store.Database;
import dev.rytm.store.PageDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServlet;
import java.time.InstantSource;

/// Webhooks come in here and leave as rows of the inbox.
public final class IntakeRoom implements AutoCloseable {

    /// Where the servlet belongs.
    public static final String PATH = "/webhook";

    private final PageDirectory directory;
    private final DeliveryWriter writer;
    private final HttpServlet servlet;

    public IntakeRoom(
            Database database, InstantSource clock, IntakeConfig config, Bell processBell, MeterRegistry registry) {
        this.directory = new PageDirectory(database);
        this.writer = new DeliveryWriter(database, processBell);
        this.servlet = new WebhookServlet(
                directory, writer, new IntakeCounts(registry), new WebhookServlet.Timing(clock, config));
    }

    public HttpServlet servlet() {
        return servlet;
    }

    /// The pages are known when this returns, so that the first webhook waits for nobody.
    public void start() {
        directory.secrets();
        writer.start();
    }

    @Override
    public void close() {
        writer.close();
    }
}
