package dev.rytm.server.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Stands between the product and PostgreSQL, and cuts a connection right before or right after a commit goes
/// through.
final class CuttingProxy implements AutoCloseable {

    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

    private final URI target;
    private final String path;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NOTHING);
    private final AtomicInteger cuts = new AtomicInteger();

    /// When to cut: the first commit only, or everything from now on.
    enum Cut {
        NOTHING,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        EVERYTHING
    }

    CuttingProxy(String jdbcUrl) {
        this.target = URI.create(jdbcUrl.substring("jdbc:".length()));
        this.path = target.getPath() + (target.getQuery() == null ? "?" : "?" + target.getQuery() + "&");
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.submit(this::accept);
    }

    /// The commit must be recognised in the bytes, so it is never sent by a prepared name.
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort() + path + "prepareThreshold=0&sslmode=disable";
    }

    void cutAt(Cut cut) {
        next.set(cut);
    }

    int cuts() {
        return cuts.get();
    }

    private Void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            if (next.get() == Cut.EVERYTHING) {
                client.close();
                continue;
            }
            Socket server = new Socket(target.getHost(), target.getPort());
            threads.submit(() -> pump(client, server));
            threads.submit(() -> copy(server, client));
        }
    }

    private Void pump(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] buffer = new byte[65_536];
            for (int read; (read = in.read(buffer)) > 0; ) {
                boolean commit = contains(buffer, read);
                Cut cut = next.get();
                if (cut == Cut.EVERYTHING
                        || (commit && cut == Cut.BEFORE_COMMIT && next.compareAndSet(cut, Cut.NOTHING))) {
                    cuts.incrementAndGet();
                    return null;
                }
                boolean after = commit && cut == Cut.AFTER_COMMIT && next.compareAndSet(cut, Cut.NOTHING);
                if (after) {
                    // No word of it comes back.
                    client.shutdownOutput();
                }
                out.write(buffer, 0, read);
                out.flush();
                if (after) {
                    cuts.incrementAndGet();
                    // The answer cannot be handed on, so whoever tries closes both: then the commit has happened.
                    while (!client.isClosed()) {
                        Thread.sleep(5);
                    }
                    return null;
                }
            }
            return null;
        } catch (InterruptedException e) {
            return null;
        }
    }

    private static Void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
            return null;
        }
    }

    private static boolean contains(byte[] buffer, int length) {
        for (int i = 0; i + COMMIT.length <= length; i++) {
            if (Arrays.equals(buffer, i, i + COMMIT.length, COMMIT, 0, COMMIT.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.shutdownNow();
    }
}
