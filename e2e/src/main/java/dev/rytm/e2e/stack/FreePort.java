package dev.rytm.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// A port on loopback that nobody listens on.
public final class FreePort {

    private FreePort() {}

    /// The wanted port if it is free, else any other.
    public static int near(int wanted) {
        return isFree(wanted) ? wanted : any();
    }

    /// Any free port.
    public static int any() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException problem) {
            throw new UncheckedIOException("no port of 127.0.0.1 is free", problem);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
