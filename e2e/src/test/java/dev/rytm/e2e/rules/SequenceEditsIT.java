package dev.rytm.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.sandbox.fault.CallFault;
import dev.rytm.sandbox.fault.CallScript;
import dev.rytm.sandbox.log.CallRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What becomes of the people in a sequence that its author changes, and of those who leave it.
@ExtendWith(OneMarket.class)
class SequenceEditsIT {

    private final Market market;

    SequenceEditsIT(Market market) {
        this.market = market;
    }

    @BeforeEach
    void beginsAnew() {
        market.begin();
    }

    /// Somebody who has had the one step of a daily sequence at noon.
    private record Finished(Stall stall, Guest guest, String topic, String flow, String sequence) {

        static Finished at(Market market) {
            Stall stall = Stall.open(market, "messenger-2022");
            String topic = stall.topic("Bread", "DAILY");
            Guest guest = stall.welcome();
            guest.agreesTo(topic);
            String flow = stall.saying("FLOW");
            String sequence = stall.sequence(topic, flow, Map.of("time", "12:00"));
            guest.enrols(sequence);
            market.turnTo(market.at(0, "12:00:00"));
            assertThat(guest.lastSend("NOTIFICATION").state()).isEqualTo("SENT");
            assertThat(guest.contact().get("enrolments").get(topic)).isNull();
            return new Finished(stall, guest, topic, flow, sequence);
        }

        void addAStep(boolean wake) {
            List<Map<String, Object>> steps = new ArrayList<>();
            for (String step : List.of("one", "two")) {
                steps.add(Map.of("id", step, "flow", flow, "on", true));
            }
            Map<String, Object> form = new LinkedHashMap<>(Map.of(
                    "topic",
                    topic,
                    "name",
                    "Sequence",
                    "steps",
                    steps,
                    "time",
                    "12:00",
                    "enrolOnOptIn",
                    false,
                    "repeats",
                    false));
            form.put(
                    "revision",
                    stall.get("/sequences/" + sequence).get("revision").asLong());
            if (wake) {
                form.put("wakeFinished", true);
            }
            stall.put("/sequences/" + sequence, form);
            stall.market().settle();
        }

        List<String> sends() {
            return guest.sends("NOTIFICATION").stream().map(Guest.Sent::state).toList();
        }
    }

    @Test
    void sendsAnAddedStepToThoseWhoFinishedIfTheAuthorAsksForIt() {
        Finished finished = Finished.at(market);
        finished.addAStep(true);
        Instant tomorrow = market.at(1, "12:00:00");

        market.turnTo(tomorrow.minusMillis(1));
        assertThat(finished.sends()).containsExactly("SENT");
        market.turnTo(tomorrow);
        market.turnTo(market.at(3, "12:00:00"));

        assertThat(finished.sends()).containsExactly("SENT", "SENT");
        assertThat(finished.guest.calls().getLast().received().virtual()).isEqualTo(tomorrow);
    }

    @Test
    void sendsNothingToThoseWhoFinishedIfTheAuthorDoesNotAsk() {
        Finished finished = Finished.at(market);
        finished.addAStep(false);

        market.turnTo(market.at(3, "12:00:00"));

        assertThat(finished.sends()).containsExactly("SENT");
    }

    /// Meta asks us to slow down, so the turn's message waits for its second try.
    @Test
    void takesTheMessageBackOfSomebodyWhoLeaves() {
        Stall stall = Stall.open(market, "messenger-2022");
        String topic = stall.topic("Bread", "DAILY");
        Guest guest = stall.welcome();
        guest.agreesTo(topic);
        String sequence = stall.sequence(topic, stall.saying("FLOW"), Map.of("time", "12:00"));
        guest.enrols(sequence);
        market.sandbox().faults().script(new CallScript(CallFault.THROTTLE_613, guest.psid(), "", "", 1, 1, "", 1));
        CompletableFuture<Instant> quiet = market.sandbox().clock().begin(market.at(0, "12:00:00"));
        market.await(() -> guest.sends("NOTIFICATION").stream().anyMatch(row -> "613".equals(row.error())));

        guest.quits(sequence);
        quiet.join();

        assertThat(guest.lastSend("NOTIFICATION").state()).isEqualTo("REFUSED");
        assertThat(guest.lastSend("NOTIFICATION").reason()).isEqualTo("TOO_LATE");
        assertThat(guest.contact().get("enrolments").get(topic)).isNull();
        assertThat(guest.calls().stream().filter(call -> call.subject().kind() == CallRecord.Kind.NOTIFICATION))
                .hasSize(1)
                .noneMatch(CallRecord::accepted);
    }
}
