package dev.rytm.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.ConsentMark;
import dev.rytm.core.contact.ConsentStatus;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.policy.RulePack;
import dev.rytm.core.testing.Situation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A weekly consent lasts nine months under the rules of 2022 and has no end under those of 2023.
class PackSwitchTest {

    private static final Topic TOPIC = new Topic(
            new TopicId("news"),
            "News",
            Frequency.WEEKLY,
            Situation.WARSAW,
            1,
            Map.of(1, new Wording(1, "News", null, CallToAction.GET_UPDATES, "en")),
            true,
            null,
            null,
            null,
            null);
    private static final Matter MATTER = under(Situation.PACK_2022);
    private static final Matter LASTING = under(Situation.PACK_2023);
    private static final Instant OPT_IN = Instant.parse("2022-06-01T10:00:00Z");
    private static final Instant END = Instant.parse("2023-03-01T11:00:00Z");

    private final Consent active = ConsentLife.optIn(
                    null, MATTER, new Grant(OPT_IN, null, "a", Situation.WARSAW, null, null))
            .next();
    private final Consent stopped = ConsentLife.switched(
                    active, MATTER, ConsentMark.of(OPT_IN.plusSeconds(10), ConsentMark.Kind.STOPPED))
            .next();

    @Test
    void anotherPackMovesTheEndOfRunningConsentsOnly() {
        Instant now = OPT_IN.plusSeconds(60);

        Consent open = ConsentLife.underPack(active, LASTING, now).orElseThrow().next();
        assertThat(open.expiresAt()).isNull();
        assertThat(open.status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(ConsentLife.underPack(stopped, LASTING, now)
                        .orElseThrow()
                        .next()
                        .status())
                .isEqualTo(ConsentStatus.STOPPED);
        assertThat(ConsentLife.underPack(open, MATTER, now).orElseThrow().next())
                .isEqualTo(active);
    }

    @Test
    void anotherPackWakesNothingThatHadEnded() {
        Consent ended =
                ConsentLife.underPack(active, LASTING, END).orElseThrow().next();

        assertThat(ended.status()).isEqualTo(ConsentStatus.EXPIRED);
        assertThat(ConsentLife.underPack(ended, LASTING, END)).isEmpty();
        assertThat(ConsentLife.switched(ended, LASTING, ConsentMark.of(END.plusSeconds(2), ConsentMark.Kind.RESUMED))
                        .next()
                        .status())
                .isEqualTo(ConsentStatus.EXPIRED);
        assertThat(ConsentLife.switched(stopped, LASTING, ConsentMark.of(END.plusSeconds(2), ConsentMark.Kind.RESUMED))
                        .next()
                        .status())
                .as("the switch was not yet carried out")
                .isEqualTo(ConsentStatus.EXPIRED);
    }

    @Test
    void anotherPackTakesNoEndFromAConsentOfWhoseBeginningNothingIsKnown() {
        Consent bare = new Consent(
                TOPIC.id(),
                "a",
                Frequency.WEEKLY,
                Situation.WARSAW,
                OPT_IN,
                END,
                ConsentStatus.ACTIVE,
                OPT_IN,
                null,
                List.of());

        assertThat(ConsentLife.underPack(bare, LASTING, OPT_IN)).isEmpty();
    }

    private static Matter under(RulePack pack) {
        return new Matter(TOPIC, pack, "webhook");
    }
}
