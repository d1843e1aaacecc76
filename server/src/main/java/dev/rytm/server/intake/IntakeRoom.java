package dev.rytm.server.intake;

import dev.rytm.messenger.webhook.WebhookReader;
import dev.rytm.server.room.Bell;
import dev.rytm.store.Database;
import dev.rytm.store.PageDirectory;
import dev.rytm.store.RawBodies.Name;
import dev.rytm.store.RawBodies.Reread;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServlet;
import java.time.InstantSource;
import java.util.Optional;

/// Webhooks come in here and leave as rows of the inbox.
public final class IntakeRoom implements AutoCloseable {

    /// Where the servlet belongs.
    public static final String PATH = "/webhook";

    private final PageDirectory directory;
    private final DeliveryWriter writer;
    private final HttpServlet servlet;
    private final Rereading rereading;
    private final Bell processBell;

    public IntakeRoom(
            Database database, InstantSource clock, IntakeConfig config, Bell processBell, MeterRegistry registry) {
        this(database, new WebhookServlet.Timing(clock, config), processBell, registry, WebhookReader::read);
    }

    IntakeRoom(
            Database database,
            WebhookServlet.Timing timing,
            Bell processBell,
            MeterRegistry registry,
            Sorter.Reader reader) {
        IntakeCounts counts = new IntakeCounts(registry);
        this.directory = new PageDirectory(database);
        this.writer = new DeliveryWriter(database, processBell);
        Sorter sorter = new Sorter(directory, counts, reader);
        this.servlet = new WebhookServlet(directory, sorter, writer, counts, timing);
        this.rereading = new Rereading(database, directory, sorter);
        this.processBell = processBell;
    }

    /// Reads again what could not be read; empty if no such body is kept.
    public Optional<Reread> readAgain(Name body) {
        Optional<Reread> reread = rereading.readAgain(body);
        processBell.ring();
        return reread;
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
