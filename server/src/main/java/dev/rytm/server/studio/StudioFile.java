package dev.rytm.server.studio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/// A file of the built studio, as it is and compressed.
final class StudioFile {

    /// Each part of a name begins with a letter, a digit or an underscore, and the last has an extension: nothing
    /// climbs out of the directory, and no directory is a file.
    private static final Pattern NAME = Pattern.compile("(?:\\w[\\w.-]*/)*\\w[\\w-]*(?:\\.[\\w-]+)+");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "png", "image/png",
            "woff2", "font/woff2");

    private final String type;
    private final byte[] plain;
    private final byte[] gzipped;

    private StudioFile(String type, byte[] plain, byte[] gzipped) {
        this.type = type;
        this.plain = plain;
        this.gzipped = gzipped;
    }

    String type() {
        return type;
    }

    byte[] plain() {
        return plain;
    }

    byte[] gzipped() {
        return gzipped;
    }

    /// From the jar of the studio, if it is there and has such a file.
    static Optional<StudioFile> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try (InputStream file = StudioFile.class.getResourceAsStream("/studio/" + name)) {
            if (file == null) {
                return Optional.empty();
            }
            byte[] plain = file.readAllBytes();
            String extension = name.substring(name.lastIndexOf('.') + 1);
            return Optional.of(
                    new StudioFile(TYPES.getOrDefault(extension, "application/octet-stream"), plain, gzipped(plain)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
