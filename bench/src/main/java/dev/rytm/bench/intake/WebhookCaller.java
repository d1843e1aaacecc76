package dev.rytm.bench.intake;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One kept-alive connection that posts what was prepared, as cheaply as a socket can: the caller shares the machine
/// with who is measured.
final class WebhookCaller implements Closeable {

    private static final int MAX_HEAD = 8_192;

    private final int port;
    private Socket socket;
    private InputStream in;

    WebhookCaller(int port) throws IOException {
        this.port = port;
        this.socket = connect(port);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /// Posts a whole request and returns the status of the answer.
    int post(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String head = head();
        in.skipNBytes(contentLength(head));
        if (head.toLowerCase(Locale.ROOT).contains("connection: close")) {
            // The server ends a connection after so many requests; so would a proxy.
            socket.close();
            socket = connect(port);
            in = new BufferedInputStream(socket.getInputStream());
        }
        return Integer.parseInt(head.substring(9, 12));
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder(256);
        while (head.length() < MAX_HEAD) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the server hung up");
            }
            head.append((char) next);
            if (next == '\n' && head.lastIndexOf("\r\n\r\n") >= 0) {
                return head.toString();
            }
        }
        throw new IOException("the answer's head is longer than " + MAX_HEAD + " bytes");
    }

    private static int contentLength(String head) {
        String name = "content-length:";
        int from = head.toLowerCase(Locale.ROOT).indexOf(name);
        if (from < 0) {
            return 0;
        }
        return Integer.parseInt(
                head.substring(from + name.length(), head.indexOf('\r', from)).strip());
    }

    /// The bytes of a signed request.
    static byte[] request(String path, String body, String signature) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "X-Hub-Signature-256: sha256=" + signature + "\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
