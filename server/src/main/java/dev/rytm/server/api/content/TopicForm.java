package dev.rytm.server.api.content;

import dev.rytm.core.consent.Topic;
import dev.rytm.core.consent.Wording;
import dev.rytm.core.contact.FlowId;
import dev.rytm.core.contact.Frequency;
import dev.rytm.core.contact.TopicId;
import dev.rytm.core.flow.FlowKind;
import dev.rytm.core.message.CallToAction;
import dev.rytm.core.message.MessageLimits;
import dev.rytm.server.api.Checks;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A topic as it is sent to us. A changed wording becomes a version of its own; the old ones stay. `revision` is
/// the one that the author started from; a new topic has none.
record TopicForm(
        @Nullable Long revision,
        String name,
        Frequency frequency,
        ZoneId zone,
        WordingForm wording,
        boolean reOptIn,
        @Nullable FlowId onStop,
        @Nullable FlowId onResume,
        @Nullable String stopTag,
        @Nullable String resumeTag) {

    private static final Set<String> LANGUAGES = Set.of("pl", "en");

    /// The words of the request.
    record WordingForm(String title, @Nullable String imageUrl, CallToAction callToAction, String language) {

        boolean says(Wording other) {
            return new Wording(other.version(), title, imageUrl, callToAction, language).equals(other);
        }
    }

    void check(Checks checks, Map<FlowId, FlowKind> flows) {
        checks.text("/name", name, 100)
                .zone("/zone", zone)
                .text("/wording/title", wording.title(), MessageLimits.OPT_IN_TITLE)
                .https("/wording/imageUrl", wording.imageUrl())
                .text("/wording/imageUrl", wording.imageUrl(), MessageLimits.ADDRESS)
                .require(LANGUAGES.contains(wording.language()), "/wording/language", "language-unknown")
                .text("/stopTag", stopTag, 100)
                .text("/resumeTag", resumeTag, 100)
                .require(stopTag == null || !stopTag.equals(resumeTag), "/resumeTag", "tags-equal");
        checkSubflow(checks, "/onStop", onStop, flows);
        checkSubflow(checks, "/onResume", onResume, flows);
    }

    private static void checkSubflow(
            Checks checks, String pointer, @Nullable FlowId flow, Map<FlowId, FlowKind> flows) {
        checks.require(flow == null || flows.get(flow) == FlowKind.SUBFLOW, pointer, "subflow-missing");
    }

    Topic first(TopicId id) {
        return topic(id, 1, Map.of(1, version(1)));
    }

    Topic after(Topic old) {
        if (wording.says(old.wording())) {
            return topic(old.id(), old.currentWording(), old.wordings());
        }
        int next = old.wordings().keySet().stream().max(Integer::compare).orElse(0) + 1;
        Map<Integer, Wording> wordings = new HashMap<>(old.wordings());
        wordings.put(next, version(next));
        return topic(old.id(), next, wordings);
    }

    private Wording version(int number) {
        return new Wording(number, wording.title(), wording.imageUrl(), wording.callToAction(), wording.language());
    }

    private Topic topic(TopicId id, int current, Map<Integer, Wording> wordings) {
        return new Topic(id, name, frequency, zone, current, wordings, reOptIn, onStop, onResume, stopTag, resumeTag);
    }
}
