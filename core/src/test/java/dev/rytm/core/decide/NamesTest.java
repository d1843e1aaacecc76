package dev.rytm.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Effect;
import dev.rytm.core.Event;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.flow.FlowLimits;
import org.junit.jupiter.api.Test;

final class NamesTest {

    private final World world = new World();

    @Test
    void isAskedWhenSomebodyFirstComes() {
        writes("m1");

        assertThat(asked()).isTrue();
    }

    @Test
    void isNotAskedAgain() {
        writes("m1");
        world.effects.clear();

        writes("m2");

        assertThat(asked()).isFalse();
    }

    @Test
    void isNotAskedOfSomebodyWhoseNameWeWereTold() {
        world.happens(new Event.ProfileChanged(world.now, new Profile("Anna", null, null, null)));

        writes("m1");

        assertThat(asked()).isFalse();
    }

    @Test
    void isKnownFromThenOn() {
        world.happens(new Event.NameRead(world.now, "Anna", "Nowak"));

        assertThat(world.contact.profile()).isEqualTo(new Profile("Anna", "Nowak", null, null));
        assertThat(world.notes).extracting(note -> note.kind()).contains("profile-changed");
    }

    @Test
    void takesNoPlaceOfANameThatSomebodyTold() {
        world.happens(new Event.ProfileChanged(world.now, new Profile(null, "Kowalska", null, null)));

        world.happens(new Event.NameRead(world.now, "Anna", "Nowak"));

        assertThat(world.contact.profile()).isEqualTo(new Profile(null, "Kowalska", null, null));
    }

    @Test
    void changesNothingIfMetaSaysNothing() {
        world.happens(new Event.NameRead(world.now, null, null));

        assertThat(world.notes).isEmpty();
    }

    /// A whole character may take two places.
    @Test
    void isCutToWhatANameMayBe() {
        world.happens(new Event.NameRead(world.now, "\uD83E\uDD50".repeat(FlowLimits.NAME_LENGTH + 1), null));

        assertThat(world.contact.profile().firstName()).isEqualTo("\uD83E\uDD50".repeat(FlowLimits.NAME_LENGTH));
    }

    private boolean asked() {
        return world.effects.contains(new Effect.AskName());
    }

    private void writes(String id) {
        world.happens(new Event.MessageReceived(world.now, id, "Hello", null));
    }
}
