package dev.rytm.sandbox.fault;

import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.platform.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Which faults strike: a rate for each kind, drawn from the seed, and scripts for single calls.
///
/// What a call meets depends on the seed, the person and the number of the call about that person, so other
/// people's calls do not change it.
public final class Faults {

    private static final double UNIT = 0x1.0p-53;
    private static final long WEBHOOKS = 0x5EED_0F_3EBL;

    /// How long things take when they go wrong, and how webhooks are packed.
    ///
    /// - `holdFor`: a timeout holds the answer so long, longer than the client waits
    /// - `delayFor`: a delayed webhook comes so much later on the virtual clock
    /// - `itemsPerPost`: up to so many events travel in one POST; 1 means each alone
    /// - `itemsShareEntry`: events of one page in one POST share one `entry`
    public record Tuning(Duration holdFor, Duration delayFor, int itemsPerPost, boolean itemsShareEntry) {

        /// For clients that wait two seconds.
        public static Tuning usual() {
            return new Tuning(Duration.ofMillis(2500), Duration.ofMinutes(10), 1, false);
        }

        /// The same with up to `items` events in one POST, those of a page in one `entry`, as Meta packs them when much
        /// happens (platform.md section 4).
        public Tuning packing(int items) {
            return new Tuning(holdFor, delayFor, items, true);
        }
    }

    private static final class Waiting {
        private final CallScript script;
        private int seen;
        private int struck;

        private Waiting(CallScript script) {
            this.script = script;
        }
    }

    private final long seed;
    private final AtomicLong webhooks = new AtomicLong();
    private final List<Waiting> scripts = new ArrayList<>();
    private volatile Map<CallFault, Double> callRates = Map.of();
    private volatile Map<WebhookFault, Double> webhookRates = Map.of();
    private volatile Tuning tuning = Tuning.usual();
    private volatile boolean scripted;

    /// No faults at first.
    public Faults(long seed) {
        this.seed = seed;
    }

    /// Sets the share of sends that meet `fault`.
    public synchronized void rate(CallFault fault, double rate) {
        Map<CallFault, Double> next = new EnumMap<>(CallFault.class);
        next.putAll(callRates);
        next.put(fault, checked(rate));
        callRates = next;
    }

    /// Sets the share of webhooks that meet `fault`.
    public synchronized void rate(WebhookFault fault, double rate) {
        Map<WebhookFault, Double> next = new EnumMap<>(WebhookFault.class);
        next.putAll(webhookRates);
        next.put(fault, checked(rate));
        webhookRates = next;
    }

    /// The shares of sends.
    public Map<CallFault, Double> callRates() {
        return Map.copyOf(callRates);
    }

    /// The shares of webhooks.
    public Map<WebhookFault, Double> webhookRates() {
        return Map.copyOf(webhookRates);
    }

    /// Adds a script.
    public synchronized void script(CallScript script) {
        scripts.add(new Waiting(script));
        scripted = true;
    }

    /// The scripts that have not run out.
    public synchronized List<CallScript> scripts() {
        return scripts.stream().map(waiting -> waiting.script).toList();
    }

    /// How long things take.
    public Tuning tuning() {
        return tuning;
    }

    /// Works with `next` from now on.
    public void tuning(Tuning next) {
        this.tuning = next;
    }

    /// Ends all faults.
    public synchronized void clear() {
        callRates = Map.of();
        webhookRates = Map.of();
        scripts.clear();
        scripted = false;
        tuning = new Tuning(tuning.holdFor(), tuning.delayFor(), 1, false);
    }

    /// The fault that meets this call, the `nth` about its person.
    public Optional<Strike> strike(CallRecord.Subject subject, long nth) {
        Optional<Strike> byScript = scripted ? byScript(subject) : Optional.empty();
        return byScript.isPresent() || !subject.kind().speaks()
                ? byScript
                : draw(callRates, subject.psid().hashCode(), nth).map(Strike::of);
    }

    /// The fault that meets the next webhook.
    public Optional<WebhookFault> disturb() {
        Map<WebhookFault, Double> rates = webhookRates;
        return rates.isEmpty() ? Optional.empty() : draw(rates, WEBHOOKS, webhooks.incrementAndGet());
    }

    private synchronized Optional<Strike> byScript(CallRecord.Subject subject) {
        for (Iterator<Waiting> each = scripts.iterator(); each.hasNext(); ) {
            Waiting waiting = each.next();
            if (waiting.script.matches(subject) && ++waiting.seen >= waiting.script.nth()) {
                if (++waiting.struck >= waiting.script.times()) {
                    each.remove();
                }
                scripted = !scripts.isEmpty();
                return Optional.of(Strike.of(waiting.script));
            }
        }
        return Optional.empty();
    }

    private <F extends Enum<F>> Optional<F> draw(Map<F, Double> rates, long salt, long nth) {
        if (rates.isEmpty()) {
            return Optional.empty();
        }
        double point = (Ids.stir(Ids.stir(seed ^ salt) + nth) >>> 11) * UNIT;
        for (Map.Entry<F, Double> each : rates.entrySet()) {
            point -= each.getValue();
            if (point < 0) {
                return Optional.of(each.getKey());
            }
        }
        return Optional.empty();
    }

    private static double checked(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("A rate lies between 0 and 1 and is " + rate + ".");
        }
        return rate;
    }
}
