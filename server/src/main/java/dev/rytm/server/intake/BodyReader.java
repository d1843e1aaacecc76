package dev.rytm.server.intake;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a webhook's body, and stops as soon as it is too large, too slow or of the wrong kind.
final class BodyReader {

    private static final int CHUNK = 16 * 1024;

    private final IntakeConfig config;

    BodyReader(IntakeConfig config) {
        this.config = config;
    }

    /// Why a body is not read: the status to answer with.
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status) {
            super("status " + status, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    byte[] read(HttpServletRequest request) throws IOException, Refused {
        if (!isJson(request.getContentType()) || request.getHeader("Content-Encoding") != null) {
            throw new Refused(415);
        }
        if (request.getContentLengthLong() > config.maxBytes()) {
            throw new Refused(413);
        }
        return read(request.getInputStream());
    }

    private byte[] read(ServletInputStream input) throws IOException, Refused {
        long end = System.nanoTime() + config.readTimeout().toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int count = input.read(chunk); count >= 0; count = input.read(chunk)) {
            body.write(chunk, 0, count);
            if (body.size() > config.maxBytes()) {
                throw new Refused(413);
            }
            if (System.nanoTime() - end > 0) {
                throw new Refused(408);
            }
        }
        return body.toByteArray();
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.split(";", 2)[0];
        return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
