package dev.rytm.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// TLS before the sandbox, for a client that speaks nothing else: every byte is handed through, with one header more
/// that says so. The key is made for the run by the JDK's keytool.
final class TlsFront implements AutoCloseable {

    private static final String PASSWORD = "front-password";

    private final SSLServerSocket listening;
    private final SSLContext context;
    private final URI behind;

    TlsFront(URI behind, Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        this.behind = behind;
        this.context = context(key(directory));
        this.listening = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "https://localhost:" + listening.getLocalPort();
    }

    /// Sockets that trust this front.
    SSLSocketFactory trusting() {
        return context.getSocketFactory();
    }

    private static Path key(Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("front.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "front",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no key.");
        }
        return file;
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("front", keys.getCertificate("front"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Socket outside = listening.accept();
                Socket inside = new Socket(behind.getHost(), behind.getPort());
                Thread.ofVirtual().start(() -> passRequests(outside, inside));
                Thread.ofVirtual().start(() -> passAnswers(inside, outside));
            }
        } catch (IOException closed) {
            close();
        }
    }

    private static void passRequests(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = new BufferedInputStream(from.getInputStream());
                OutputStream out = to.getOutputStream()) {
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                StringBuilder head = new StringBuilder(first).append("\r\nX-Forwarded-Proto: https\r\n");
                int length = 0;
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    head.append(header).append("\r\n");
                    if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(header.substring(15).strip());
                    }
                }
                out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
                out.write(in.readNBytes(length));
            }
        } catch (IOException ended) {
            Thread.currentThread().setName("ended: " + ended.getMessage());
        }
    }

    /// A line of a request's head; empty at its end and at the end of the connection.
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static void passAnswers(Socket from, Socket to) {
        try (from;
                to;
                OutputStream out = to.getOutputStream()) {
            from.getInputStream().transferTo(out);
        } catch (IOException ended) {
            Thread.currentThread().setName("ended: " + ended.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException alreadyClosed) {
            throw new IllegalStateException(alreadyClosed);
        }
    }
}
