package dev.rytm.sandbox.platform;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A registered app: who may call, and where its webhooks go. Without `webhookUrl` it hears nothing.
public record App(
        String id,
        String secret,
        String verifyToken,
        @Nullable URI webhookUrl) {

    @Override
    public String toString() {
        return "App " + id;
    }
}
