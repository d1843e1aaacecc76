package dev.rytm.core.decide;

import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.contact.Consent;
import dev.rytm.core.contact.Enrolment;
import dev.rytm.core.contact.FlowRun;
import dev.rytm.core.contact.FlowRun.Origin;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.Standing;
import dev.rytm.core.policy.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an operator, the API or a broadcast asks for.
final class Operations {

    private final Runs runs;
    private final Consents consents;
    private final Enrolments enrolments;

    Operations(Runs runs, Consents consents, Enrolments enrolments) {
        this.runs = runs;
        this.consents = consents;
        this.enrolments = enrolments;
    }

    void asked(Draft draft, Event.FromOperator event) {
        switch (event) {
            case Event.ProfileChanged changed -> {
                draft.change(contact -> contact.withProfile(changed.profile()));
                draft.note(NoteKind.PROFILE_CHANGED);
            }
            case Event.TagChanged changed -> Actions.tag(draft, changed.tag(), changed.present());
            case Event.FieldChanged changed -> Actions.field(draft, changed.field(), changed.value());
            case Event.TagRenamed renamed -> Actions.renameTag(draft, renamed.tag(), renamed.into());
            case Event.FieldRenamed renamed -> Actions.renameField(draft, renamed.field(), renamed.into());
            case Event.RowImported row -> bringIn(draft, row);
            case Event.EnrolmentAsked asked -> enrolments.begin(draft, asked.sequence(), asked.replace());
            case Event.LeaveAsked asked -> enrolments.leave(draft, asked.sequence());
            case Event.WakeAsked asked -> enrolments.wake(draft, asked.sequence());
            case Event.FlowAsked asked -> runs.start(draft, asked.flow(), new Origin.Direct());
            case Event.VersionPublished published -> VersionMoves.follow(draft, published);
            case Event.GivenBack given -> HandOvers.giveBack(draft, given.by());
            case Event.StopAsked asked -> consents.stop(draft, asked.topic(), asked.at(), "operator");
            case Event.StandingChanged changed -> stand(draft, changed.standing());
            case Event.RulesChanged _ -> {
                // Every decision begins with it.
            }
        }
    }

    private static void bringIn(Draft draft, Event.RowImported row) {
        Profile before = draft.contact().profile();
        Profile next = new Profile(
                row.firstName() == null ? before.firstName() : row.firstName(),
                row.lastName() == null ? before.lastName() : row.lastName(),
                before.locale(),
                before.zone());
        if (!next.equals(before)) {
            draft.change(contact -> contact.withProfile(next));
            draft.note(NoteKind.PROFILE_CHANGED);
        }
        row.tags().stream().sorted().forEach(tag -> Actions.tag(draft, tag, true));
        row.fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> Actions.field(draft, field.getKey(), field.getValue()));
    }

    /// Suppressing silences at once; erasing also forgets everything that tells who somebody was.
    private void stand(Draft draft, Standing standing) {
        if (standing != Standing.NORMAL) {
            draft.add(new Effect.Withdraw(null, Reason.CONTACT_SUPPRESSED));
            for (FlowRun run : draft.contact().runs()) {
                Runs.end(draft, run, Reason.CONTACT_SUPPRESSED.name());
            }
            List<Enrolment> open = draft.contact().enrolments().values().stream()
                    .sorted(Comparator.comparing(enrolment -> enrolment.topic().value()))
                    .toList();
            for (Enrolment enrolment : open) {
                enrolments.end(draft, enrolment, Reason.CONTACT_SUPPRESSED, draft.now());
            }
        }
        if (standing == Standing.ERASED) {
            erase(draft);
        }
        draft.change(contact -> contact.withStanding(standing));
        draft.note(NoteKind.STANDING_CHANGED, "standing", standing);
    }

    private static void erase(Draft draft) {
        draft.add(new Effect.ForgetPerson());
        draft.contact().consents().values().stream()
                .map(Consent::topic)
                .sorted(Comparator.comparing(topic -> topic.value()))
                .forEach(topic -> draft.cancelTimer(Aftermath.timer(topic)));
        draft.change(contact -> contact.withProfile(Profile.UNKNOWN)
                .withTags(Set.of())
                .withFields(Map.of())
                .withConsents(Map.of())
                .withFinished(Map.of()));
    }
}
