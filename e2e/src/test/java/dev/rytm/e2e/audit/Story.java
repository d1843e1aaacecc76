package dev.rytm.e2e.audit;

import dev.rytm.e2e.audit.ConsentTruth.Change;
import dev.rytm.e2e.audit.Evidence.Block;
import dev.rytm.e2e.audit.Evidence.Call;
import dev.rytm.e2e.audit.Evidence.Row;
import dev.rytm.e2e.audit.Evidence.Stop;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evidence put together line by line.
final class Story {

    static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    private final List<Call> calls = new ArrayList<>();
    private final List<ConsentTruth> consents = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Instant> crashes = new ArrayList<>();

    static Story of(Call... calls) {
        return new Story().with(calls);
    }

    Story with(Call... more) {
        calls.addAll(List.of(more));
        return this;
    }

    Story with(Row... more) {
        rows.addAll(List.of(more));
        return this;
    }

    /// Anna tapped stop at `at`; we had answered the webhook at `answeredAt`.
    Story stop(Instant at, Instant answeredAt, @Nullable Instant liftedAt) {
        stops.add(new Stop(Lines.TOKEN, at, answeredAt, liftedAt));
        return this;
    }

    Story block(Instant from, @Nullable Instant until) {
        blocks.add(new Block(Lines.ANNA, from, until));
        return this;
    }

    Story change(ConsentTruth.Kind kind, Instant at) {
        consents.add(new ConsentTruth(Lines.ANNA, Lines.BREAD, WARSAW, List.of(new Change(kind, at, null))));
        return this;
    }

    Story crash(Instant at) {
        crashes.add(at);
        return this;
    }

    Evidence evidence() {
        return new Evidence(calls, consents, stops, blocks, rows, crashes);
    }
}
