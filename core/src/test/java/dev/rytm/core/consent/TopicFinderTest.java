package dev.rytm.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.consent.TopicFinder.Clues;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.testing.Situation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicFinderTest {

    private static final Topic NEWS = topic("news", Frequency.WEEKLY, "Our news");
    private static final Topic NEWS_MONTHLY = topic("news-monthly", Frequency.MONTHLY, "Our news");
    private static final Topic OFFERS = topic("offers", Frequency.WEEKLY, "Offers");
    private static final Map<TopicId, Topic> TOPICS =
            Stream.of(NEWS, NEWS_MONTHLY, OFFERS).collect(Collectors.toMap(Topic::id, Function.identity()));
    private static final List<Consent> CONSENTS = List.of(Situation.consent(Frequency.WEEKLY, Situation.WARSAW));

    @Test
    void theTokenCountsFirst() {
        assertThat(find(new Clues("token", OFFERS.id(), "Offers", Frequency.WEEKLY)))
                .contains(NEWS);
    }

    @Test
    void thePayloadCountsNext() {
        assertThat(find(new Clues("unheard", OFFERS.id(), "Our news", Frequency.MONTHLY)))
                .contains(OFFERS);
    }

    @Test
    void titleAndFrequencyCountLast() {
        assertThat(find(new Clues("unheard", null, " our NEWS", Frequency.MONTHLY)))
                .contains(NEWS_MONTHLY);
        assertThat(find(new Clues("unheard", new TopicId("gone"), "Old offers", null)))
                .contains(OFFERS);
    }

    @Test
    void aTitleThatFitsTwoTopicsFitsNone() {
        assertThat(find(new Clues("unheard", null, "Our news", null))).isEmpty();
    }

    @Test
    void whatFitsNothingIsForeign() {
        assertThat(find(new Clues("unheard", null, "Offers", Frequency.DAILY))).isEmpty();
        assertThat(find(new Clues("unheard", null, null, Frequency.WEEKLY))).isEmpty();
    }

    private static Optional<Topic> find(Clues clues) {
        return TopicFinder.find(CONSENTS, TOPICS, clues);
    }

    private static Topic topic(String id, Frequency frequency, String title) {
        return new Topic(
                new TopicId(id),
                title,
                frequency,
                Situation.WARSAW,
                2,
                Map.of(1, wording(1, "Old " + title), 2, wording(2, title)),
                true,
                null,
                null,
                null,
                null);
    }

    private static Wording wording(int version, String title) {
        return new Wording(version, title, null, CallToAction.ALLOW, "en");
    }
}
