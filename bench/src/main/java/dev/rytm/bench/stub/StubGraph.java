package dev.rytm.bench.stub;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/// Answers every complete Send API call with 200, the recipient and a fresh message id, and counts them.
///
/// It reads just enough HTTP/1.1 for that: a request line, `Content-Length`, keep-alive. `GET /count` tells the
/// count. A token is taken to end in `-<psid>`, which is how the bench makes its tokens.
public final class StubGraph implements AutoCloseable {

    private static final int MAX_HEADER_BYTES = 16_384;
    private static final int BACKLOG = 1_024;

    private final ServerSocket listener;
    private final AtomicLong calls = new AtomicLong();

    private StubGraph(ServerSocket listener) {
        this.listener = listener;
    }

    /// Listens on a free loopback port.
    public static StubGraph start() {
        try {
            StubGraph stub = new StubGraph(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
            Thread.ofPlatform().name("stub-accept").start(stub::accept);
            return stub;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream(), MAX_HEADER_BYTES);
                OutputStream out = socket.getOutputStream()) {
            while (true) {
                String head = head(in);
                if (head.startsWith("GET /count ")) {
                    out.write(response(Long.toString(calls.get())));
                    continue;
                }
                byte[] body = in.readNBytes(contentLength(head));
                long call = calls.incrementAndGet();
                out.write(response("{\"recipient_id\":\"" + recipient(body) + "\",\"message_id\":\"m_" + call + "\"}"));
            }
        } catch (IOException gone) {
            // The caller hung up; whoever waits for the count sees what is missing.
        }
    }

    private static String head(InputStream in) throws IOException {
        byte[] bytes = new byte[MAX_HEADER_BYTES];
        for (int length = 0; length < bytes.length; length++) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            bytes[length] = (byte) next;
            if (next == '\n' && length >= 3 && bytes[length - 2] == '\n') {
                return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            }
        }
        throw new IOException("the request's head is longer than " + MAX_HEADER_BYTES + " bytes");
    }

    private static int contentLength(String head) throws IOException {
        String name = "content-length:";
        for (String line : head.split("\r\n", -1)) {
            if (line.regionMatches(true, 0, name, 0, name.length())) {
                return Integer.parseInt(line.substring(name.length()).strip());
            }
        }
        throw new IOException("the request has no Content-Length");
    }

    private static String recipient(byte[] body) {
        String json = new String(body, StandardCharsets.UTF_8);
        String key = "\"notification_messages_token\":\"";
        int from = json.indexOf(key) + key.length();
        String token = json.substring(from, json.indexOf('"', from));
        return token.substring(token.lastIndexOf('-') + 1);
    }

    private static byte[] response(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
