package dev.rytm.messenger.graph;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A server on a raw socket: it sees every byte when it comes, also of bodies that never end, and answers by a script.
final class RawGraph implements AutoCloseable {

    /// What to do once a whole body is there; the connection is closed afterwards unless a whole answer was given.
    interface Script {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Script script;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private final CountDownLatch broken = new CountDownLatch(1);

    RawGraph(Script script) throws IOException {
        this.script = script;
        Thread.startVirtualThread(this::accept);
    }

    static Script answering(String text) {
        return out -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        };
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /// The bodies that arrived whole.
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    /// What had come of the body that broke off.
    String bodyAtEnd() throws InterruptedException {
        if (!broken.await(5, TimeUnit.SECONDS)) {
            throw new AssertionError("the connection did not break off");
        }
        return seen().toString(StandardCharsets.UTF_8);
    }

    /// Waits up to two seconds for so many bytes of the current body; says how many came.
    int awaitBytes(int count) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (seen().size() < count && System.nanoTime() < until) {
            LockSupport.parkNanos(2_000_000);
        }
        return seen().size();
    }

    private ByteArrayOutputStream seen() {
        return unfinished;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            boolean whole = true;
            while (whole) {
                whole = one(in, socket.getOutputStream());
            }
        } catch (IOException e) {
            broken.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean one(InputStream in, OutputStream out) throws IOException, InterruptedException {
        int length = lengthOf(head(in));
        unfinished.reset();
        for (int at = 0; at < length; at++) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("broken off");
            }
            unfinished.write(next);
        }
        bodies.add(unfinished.toString(StandardCharsets.UTF_8));
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        script.answer(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
                copy.write(b);
            }
        });
        return copy.toString(StandardCharsets.UTF_8).endsWith("}");
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int lengthOf(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
