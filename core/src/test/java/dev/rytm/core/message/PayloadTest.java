package dev.rytm.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.StepId;
import dev.rytm.core.contact.TopicId;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

    @Test
    void isWrittenInPartsBetweenBars() {
        assertThat(new Payload.Go(new FlowId("welcome"), 3, new StepId("greet"), "yes", "r1").encoded())
                .isEqualTo("go|welcome|3|greet|yes|r1");
        assertThat(new Payload.StartFlow(new FlowId("welcome")).encoded()).isEqualTo("start|welcome");
        var asker = new Payload.Asker(new FlowId("welcome"), new StepId("ask"));
        assertThat(new Payload.Ask("a1", new TopicId("news"), 2, ZoneId.of("Europe/Warsaw"), asker).encoded())
                .isEqualTo("ask|a1|news|2|Europe/Warsaw|welcome|ask");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a|b", "100%", "%7C", "%25", "||%%", "zażółć"})
    void comesBackAsItWasWritten(String part) {
        Payload go = new Payload.Go(new FlowId(part), 1, new StepId(part), part, part);
        var asker = new Payload.Asker(new FlowId(part), new StepId(part));
        Payload ask = new Payload.Ask(part, new TopicId(part), 7, ZoneId.of("America/Argentina/Ushuaia"), asker);

        assertThat(Payload.parse(go.encoded())).contains(go);
        assertThat(Payload.parse(ask.encoded())).contains(ask);
    }

    /// A request of old did not say its zone, and a zone may be unknown to this machine.
    @ParameterizedTest
    @ValueSource(strings = {"ask|a1|news|2", "ask|a1|news|2|Europe/Atlantis", "ask|a1|news|2|+02:00"})
    void readsARequestWithoutAZoneThatItKnows(String text) {
        assertThat(Payload.parse(text)).contains(new Payload.Ask("a1", new TopicId("news"), 2, null, null));
    }

    @Test
    void readsATapThatDidNotSayItsRun() {
        assertThat(Payload.parse("go|welcome|3|greet|yes"))
                .contains(new Payload.Go(new FlowId("welcome"), 3, new StepId("greet"), "yes", null));
    }

    @Test
    void readsARequestThatDidNotSayWhoAsked() {
        assertThat(Payload.parse("ask|a1|news|2|UTC"))
                .contains(new Payload.Ask("a1", new TopicId("news"), 2, ZoneId.of("UTC"), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "|", "go", "go|a|b|c|d", "go|a|1|c", "go|a|1|c|d|e|f", "go||1|c|d", "go|a|-1|c|d",
                "go|a|9999999999|c|d", "start", "start|", "start|a|b", "ask|a|b", "ask|a|b|c", "ask|a|b|1|",
                        "ask|a|b|1|UTC|d",
                "stop|a", "GO|a|1|b|c"
            })
    void isNoneOfOursOtherwise(String text) {
        assertThat(Payload.parse(text)).isEmpty();
    }
}
