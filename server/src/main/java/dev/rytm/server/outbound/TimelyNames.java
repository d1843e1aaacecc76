package dev.rytm.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/// Looks names up on threads of their own and waits for none longer than a call may take.
///
/// The system's resolver can be neither interrupted nor given a deadline, and it holds the platform thread that it
/// is asked on: two names whose servers are silent would stop every virtual thread of a small machine. Calls that
/// want the same name at the same time share one look-up, so such a name holds one thread, however many ask for it.
final class TimelyNames implements DnsResolver, AutoCloseable {

    static final int MOST_AT_ONCE = 64;
    private static final int IDLE_SECONDS = 30;

    private final DnsResolver names;
    private final Duration deadline;
    private final Map<String, CompletableFuture<InetAddress[]>> asked = new ConcurrentHashMap<>();
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            MOST_AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("outbound-names-", 0).factory());

    TimelyNames(DnsResolver names, Duration deadline) {
        this.names = names;
        this.deadline = deadline;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        try {
            return answer(host).get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException unknown) {
            throw unknown.getCause() instanceof RejectedExecutionException
                    ? new NotAsked(host)
                    : unknown(host, unknown);
        } catch (TimeoutException noAnswer) {
            throw unknown(host, noAnswer);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw unknown(host, closing);
        }
    }

    private static UnknownHostException unknown(String host, Exception why) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(why);
        return unknown;
    }

    private CompletableFuture<InetAddress[]> answer(String host) {
        CompletableFuture<InetAddress[]> fresh = new CompletableFuture<>();
        CompletableFuture<InetAddress[]> known = asked.putIfAbsent(host, fresh);
        if (known != null) {
            return known;
        }
        try {
            threads.execute(() -> look(host, fresh));
        } catch (RejectedExecutionException tooMany) {
            asked.remove(host);
            fresh.completeExceptionally(tooMany);
        }
        return fresh;
    }

    private void look(String host, CompletableFuture<InetAddress[]> answer) {
        try {
            answer.complete(names.resolve(host));
        } catch (UnknownHostException | RuntimeException unknown) {
            answer.completeExceptionally(unknown);
        } finally {
            asked.remove(host);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /// Too many other names are being looked up; it says nothing about this one.
    static final class NotAsked extends UnknownHostException {

        private static final long serialVersionUID = 1;

        NotAsked(String host) {
            super(host + " was not looked up, as too many other names are");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
