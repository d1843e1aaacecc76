package dev.rytm.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/// Writes what is logged as one JSON object a line, in the Elastic Common Schema.
///
/// It is Spring Boot's own encoder, made fit to work before Spring is there. It is made with the first line:
/// while it is being made it wants to log itself, which nobody can yet while logback is being set up.
public final class JsonLines extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};

    private @Nullable StructuredLogEncoder encoder;

    @Override
    public synchronized byte[] encode(ILoggingEvent event) {
        StructuredLogEncoder ready = encoder;
        if (ready == null) {
            ready = made();
            encoder = ready;
        }
        return ready.encode(event);
    }

    private StructuredLogEncoder made() {
        String environment = Environment.class.getName();
        if (getContext().getObject(environment) == null) {
            getContext().putObject(environment, new StandardEnvironment());
        }
        StructuredLogEncoder made = new StructuredLogEncoder();
        made.setContext(getContext());
        made.setFormat("ecs");
        made.setCharset(StandardCharsets.UTF_8);
        made.start();
        return made;
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
