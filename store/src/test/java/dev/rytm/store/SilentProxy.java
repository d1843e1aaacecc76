package dev.rytm.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// Stands between us and PostgreSQL as a firewall does that forgets connections: nothing comes through any more, and
/// nobody is told.
final class SilentProxy implements AutoCloseable {

    private final URI target;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<AtomicBoolean> forgotten = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    SilentProxy(String jdbcUrl) {
        this.target = URI.create(jdbcUrl.substring("jdbc:".length()));
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.submit(this::accept);
    }

    String url() {
        String query = target.getQuery() == null ? "" : "?" + target.getQuery();
        return "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort() + target.getPath() + query;
    }

    /// Forgets the connections that there are. New ones come through.
    void forget() {
        forgotten.forEach(silence -> silence.set(true));
    }

    private Void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(target.getHost(), target.getPort());
            AtomicBoolean silence = new AtomicBoolean();
            forgotten.add(silence);
            sockets.addAll(List.of(client, server));
            threads.submit(() -> copy(client, server, silence));
            threads.submit(() -> copy(server, client, silence));
        }
    }

    private static Void copy(Socket from, Socket to, AtomicBoolean silence) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[65_536];
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
            if (!silence.get()) {
                out.write(buffer, 0, read);
            }
        }
        if (!silence.get()) {
            to.close();
        }
        return null;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.shutdownNow();
    }
}
