package dev.rytm.sandbox.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 client for one worker, with one connection that it keeps. Not for use by two threads at once.
///
/// The JDK's client costs several times the CPU of this; webhooks are many and small. The whole exchange has one
/// deadline. A kept connection that turns out to be closed before the first byte of an answer is opened anew, once.
public final class WireClient implements AutoCloseable {

    private static final int LONGEST_ANSWER = 1 << 20;

    /// What came back.
    public record Response(int status, String text) {}

    private record Open(String origin, Socket socket, InputStream in) {}

    private @Nullable Open open;

    /// Sends a request and reads the answer, within `deadline` in all.
    public Response send(String method, URI uri, Map<String, String> headers, byte[] body, Duration deadline)
            throws IOException {
        long until = System.nanoTime() + deadline.toNanos();
        byte[] head = head(method, uri, headers, body.length);
        boolean kept = keptFor(uri);
        try {
            return exchange(uri, head, body, until);
        } catch (SocketTimeoutException late) {
            close();
            throw late;
        } catch (IOException broken) {
            close();
            if (!kept) {
                throw broken;
            }
            return retry(uri, head, body, until);
        }
    }

    private Response retry(URI uri, byte[] head, byte[] body, long until) throws IOException {
        try {
            return exchange(uri, head, body, until);
        } catch (IOException again) {
            close();
            throw again;
        }
    }

    @Override
    public void close() {
        Open old = open;
        open = null;
        if (old != null) {
            try {
                old.socket().close();
            } catch (IOException alreadyGone) {
                open = null;
            }
        }
    }

    private boolean keptFor(URI uri) {
        return open != null && open.origin().equals(origin(uri));
    }

    private Response exchange(URI uri, byte[] head, byte[] body, long until) throws IOException {
        Open connection = connect(uri, until);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        connection.socket().setSoTimeout(left(until));
        connection.socket().getOutputStream().write(whole);
        return read(connection, until);
    }

    private Open connect(URI uri, long until) throws IOException {
        String origin = origin(uri);
        Open kept = open;
        if (kept != null && kept.origin().equals(origin)) {
            return kept;
        }
        close();
        boolean secure = "https".equals(uri.getScheme());
        Socket socket = secure ? SSLSocketFactory.getDefault().createSocket() : new Socket();
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        socket.connect(new InetSocketAddress(uri.getHost(), port), left(until));
        socket.setTcpNoDelay(true);
        Open fresh = new Open(origin, socket, new BufferedInputStream(socket.getInputStream(), 4096));
        open = fresh;
        return fresh;
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static int left(long until) throws SocketTimeoutException {
        long millis = (until - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("The deadline passed.");
        }
        return (int) Math.min(Integer.MAX_VALUE, millis);
    }

    private static byte[] head(String method, URI uri, Map<String, String> headers, int length) {
        StringBuilder head = new StringBuilder(256);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        head.append(method).append(' ').append(path);
        if (uri.getRawQuery() != null) {
            head.append('?').append(uri.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (length > 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private Response read(Open connection, long until) throws IOException {
        int status = 100;
        int length = -1;
        boolean chunked = false;
        boolean last = false;
        while (status < 200) {
            String line = line(connection, until);
            status = Integer.parseInt(line.substring(9, 12));
            for (String header = line(connection, until); !header.isEmpty(); header = line(connection, until)) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(lower.substring(15).trim());
                } else if (lower.startsWith("transfer-encoding:")) {
                    chunked = lower.contains("chunked");
                } else if (lower.startsWith("connection:")) {
                    last = lower.contains("close");
                }
            }
        }
        byte[] body = body(connection, until, status == 204 || status == 304 ? 0 : length, chunked);
        if (last || (length < 0 && !chunked && status != 204 && status != 304)) {
            close();
        }
        return new Response(status, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] body(Open connection, long until, int length, boolean chunked) throws IOException {
        if (chunked) {
            return chunks(connection, until);
        }
        connection.socket().setSoTimeout(left(until));
        if (length > LONGEST_ANSWER) {
            throw new IOException("The answer has %d bytes; at most %d are read.".formatted(length, LONGEST_ANSWER));
        }
        return length >= 0 ? exactly(connection, length) : connection.in().readNBytes(LONGEST_ANSWER);
    }

    private static byte[] exactly(Open connection, int length) throws IOException {
        byte[] body = connection.in().readNBytes(length);
        if (body.length < length) {
            throw new EOFException("The connection closed inside the answer.");
        }
        return body;
    }

    private static byte[] chunks(Open connection, long until) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(connection, until).split(";", 2)[0].trim(), 16);
            if (size > LONGEST_ANSWER - body.size()) {
                throw new IOException("The answer is longer than %d bytes.".formatted(LONGEST_ANSWER));
            }
            body.write(exactly(connection, size));
            String end = line(connection, until);
            if (size == 0) {
                return body.toByteArray();
            }
            if (!end.isEmpty()) {
                throw new IOException("The answer's chunks do not add up.");
            }
        }
    }

    private static String line(Open connection, long until) throws IOException {
        connection.socket().setSoTimeout(left(until));
        StringBuilder line = new StringBuilder(64);
        for (int next = connection.in().read();
                next != '\n';
                next = connection.in().read()) {
            if (next < 0) {
                throw new EOFException("The connection closed before the answer was whole.");
            }
            if (line.length() > 16_384) {
                throw new IOException("A line of the answer's head is too long.");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
