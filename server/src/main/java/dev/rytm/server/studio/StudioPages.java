package dev.rytm.server.studio;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/// Answers every GET that nobody else answers: with a file of the studio, or with its one page, which finds out
/// from the address what to show. What it does not answer is told to be missing as any other route is.
///
/// Names of assets change with their content, so browsers keep them for ever. The page is asked for anew each time, or
/// nobody would see a new version.
final class StudioPages extends AbstractHandlerMapping {

    private static final String PAGE = "index.html";
    private static final String ASSETS = "assets/";
    private static final Set<String> OTHERS = Set.of("api", "webhook");

    private static final String NOT_BUILT = """
            The studio is not part of this build. `./rytm` builds it; by hand it is `mvn package` with Node.js at hand.
            Studio nie jest częścią tej kompilacji. Buduje je `./rytm`, a ręcznie `mvn package` z zainstalowanym Node.js.
            """;

    /// What was asked for once: there are few files, and each is read and compressed once.
    private final Map<String, StudioFile> files = new ConcurrentHashMap<>();

    StudioPages() {
        setOrder(Ordered.LOWEST_PRECEDENCE - 1);
    }

    @Override
    protected @Nullable HttpRequestHandler getHandlerInternal(HttpServletRequest request) {
        String path = request.getRequestURI().substring(1);
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads || OTHERS.contains(path.split("/", 2)[0])) {
            return null;
        }
        boolean namesFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
        Optional<StudioFile> file = file(namesFile ? path : PAGE);
        if (file.isPresent()) {
            return (asked, answer) -> send(file.get(), path.startsWith(ASSETS), asked, answer);
        }
        return namesFile ? null : (asked, answer) -> notBuilt(answer);
    }

    private static void notBuilt(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write(NOT_BUILT.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<StudioFile> file(String name) {
        StudioFile known = files.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<StudioFile> found = StudioFile.find(name);
        found.ifPresent(file -> files.put(name, file));
        return found;
    }

    private static void send(StudioFile file, boolean isAsset, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(file.type());
        response.setHeader("Cache-Control", isAsset ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        byte[] bytes = file.plain();
        String encodings = request.getHeader("Accept-Encoding");
        if (encodings != null && encodings.contains("gzip") && file.gzipped().length < bytes.length) {
            response.setHeader("Content-Encoding", "gzip");
            bytes = file.gzipped();
        }
        response.setContentLength(bytes.length);
        if (request.getMethod().equals("GET")) {
            response.getOutputStream().write(bytes);
        }
    }
}
