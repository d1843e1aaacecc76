package dev.rytm.e2e.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.e2e.audit.Evidence.Block;
import dev.rytm.e2e.audit.Evidence.Call;
import dev.rytm.e2e.audit.Evidence.Kind;
import dev.rytm.sandbox.log.CallRecord;
import dev.rytm.sandbox.log.CallRecord.Outcome;
import dev.rytm.sandbox.log.CallRecord.Subject;
import dev.rytm.sandbox.log.CallRecord.Topic;
import dev.rytm.sandbox.log.CallRecord.Verdict;
import dev.rytm.sandbox.log.CallRecord.When;
import dev.rytm.sandbox.log.DeliveryRecord;
import dev.rytm.sandbox.log.GroundTruth;
import dev.rytm.sandbox.platform.Registry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxEvidenceTest {

    private static final Instant NOON = Instant.parse("2022-10-06T12:00:00Z");
    private static final When WHEN = new When(NOON, 0, NOON);

    private final GroundTruth truth = new GroundTruth(new Registry());

    @ParameterizedTest
    @EnumSource(CallRecord.Kind.class)
    void keepsCallsOfEveryKind(CallRecord.Kind kind) {
        call(kind, "20221003.2.abc", new Verdict(Outcome.OBSERVED, "mid", 10, 2018278, 12, "WINDOW", ""));

        Call call = evidence().calls().getFirst();

        assertThat(call.kind())
                .isEqualTo(
                        switch (kind) {
                            case NOTIFICATION -> Kind.NOTIFICATION;
                            case OPT_IN_REQUEST -> Kind.REQUEST;
                            case MESSAGE -> Kind.MESSAGE;
                            case SENDER_ACTION, PROFILE, OTHER -> Kind.OTHER;
                        });
        assertThat(call.sendId()).isEqualTo("abc");
        assertThat(call.attempt()).isEqualTo("20221003.2.abc");
        assertThat(call.error()).isEqualTo("10/2018278");
        assertThat(call.accepted() && call.byRule()).isTrue();
    }

    @Test
    void tellsWhenWeHadAnsweredTheEcho() {
        call(CallRecord.Kind.MESSAGE, "20221003.2.abc", new Verdict(Outcome.ACCEPTED, "mid", 0, 0, 0, "", ""));
        delivered("messages", NOON, NOON.plusSeconds(1));
        delivered("message_echoes", NOON.plusSeconds(1), NOON.plusSeconds(2));
        assertThat(evidence().calls().getFirst().echoedAt()).isNull();

        delivered("message_echoes", NOON, NOON.plusSeconds(4));
        delivered("message_echoes", NOON, NOON.plusSeconds(3));

        assertThat(evidence().calls().getFirst().echoedAt()).isEqualTo(NOON.plusSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({"551, 0", "551, 1545041", "200, 1545041", "100, 2018001", "10, 2018108"})
    void takesThesePeopleForUnreachable(int code, int subcode) {
        refused(code, subcode);

        assertThat(evidence().blocks()).extracting(Block::from).containsExactly(NOON);
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "200, 2018028", "100, 0", "100, 33", "100, 2018047", "10, 2018278", "10, 0"})
    void andNoOthers(int code, int subcode) {
        refused(code, subcode);

        assertThat(evidence().blocks()).isEmpty();
    }

    @Test
    void aPlatformThatOnlyObservesTellsNobodyOfABlock() {
        call(CallRecord.Kind.MESSAGE, "", new Verdict(Outcome.OBSERVED, "mid", 551, 1545041, 11, "UNAVAILABLE", ""));

        assertThat(evidence().blocks()).isEmpty();
    }

    @Test
    void aBlockEndsWithTheNextSignOfLife() {
        refused(551, 1545041);
        delivered("messages", NOON, NOON);
        delivered("message_deliveries", NOON.plusSeconds(1), NOON.plusSeconds(1));
        delivered("messaging_optins", NOON.plusSeconds(9), NOON.plusSeconds(9));

        assertThat(evidence().blocks()).extracting(Block::until).containsExactly(NOON.plusSeconds(9));
    }

    @Test
    void whoCannotBeReachedAtTheMomentCanADayLater() {
        refused(10, 2018108);
        assertThat(evidence().blocks()).extracting(Block::until).containsExactly(NOON.plus(Duration.ofHours(24)));

        delivered("messages", NOON.plusSeconds(9), NOON.plusSeconds(9));
        assertThat(evidence().blocks()).extracting(Block::until).containsExactly(NOON.plusSeconds(9));
    }

    private SandboxEvidence evidence() {
        return new SandboxEvidence(truth);
    }

    private void refused(int code, int subcode) {
        call(CallRecord.Kind.MESSAGE, "", new Verdict(Outcome.REJECTED, "", code, subcode, 11, "PERSON", ""));
    }

    private void call(CallRecord.Kind kind, String metadata, Verdict verdict) {
        Subject subject = new Subject(kind, "page", "anna", "", metadata, List.of(new Topic("Bread", "WEEKLY")));
        truth.calls().add(number -> new CallRecord(number, WHEN, subject, verdict, "", null));
    }

    private void delivered(String field, Instant at, Instant answered) {
        truth.deliveries()
                .add(number -> new DeliveryRecord(
                        number,
                        "app",
                        "page",
                        field,
                        "anna",
                        "",
                        at,
                        "",
                        1,
                        DeliveryRecord.State.DELIVERED,
                        new When(answered, 0, at)));
    }
}
