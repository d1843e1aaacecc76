package dev.rytm.server.api;

import dev.rytm.core.message.MessageLimits;
import dev.rytm.server.api.Refusal.Fault;
import dev.rytm.server.api.Refusal.Sentence;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with a body that is right in form, so that one answer tells everything.
public final class Checks {

    private final List<Fault> faults = new ArrayList<>();

    public Checks add(String pointer, String key, Object... arguments) {
        faults.add(Fault.of(pointer, key, arguments));
        return this;
    }

    public Checks add(String pointer, Sentence sentence) {
        faults.add(new Fault(pointer, sentence));
        return this;
    }

    public Checks require(boolean holds, String pointer, String key, Object... arguments) {
        return holds ? this : add(pointer, key, arguments);
    }

    /// Takes over what is wrong with a part of the body.
    public Checks addAll(String pointer, Checks part) {
        part.faults.forEach(fault -> faults.add(new Fault(pointer + fault.pointer(), fault.sentence())));
        return this;
    }

    /// Not blank, and not longer than `max` characters.
    public Checks text(String pointer, @Nullable String text, int max) {
        return text == null
                ? this
                : require(!text.isBlank(), pointer, "text-blank")
                        .require(MessageLimits.length(text) <= max, pointer, "text-too-long", max);
    }

    /// A region such as Europe/Warsaw: a bare offset knows no summer time.
    public Checks zone(String pointer, ZoneId zone) {
        return require(ZoneId.getAvailableZoneIds().contains(zone.getId()), pointer, "zone-unknown", zone.getId());
    }

    /// An address that Meta can fetch.
    public Checks https(String pointer, @Nullable String address) {
        return address == null ? this : require(isHttps(address), pointer, "address-not-https");
    }

    /// What was wrong so far.
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    public void end() {
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    private static boolean isHttps(String address) {
        try {
            URI uri = new URI(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
