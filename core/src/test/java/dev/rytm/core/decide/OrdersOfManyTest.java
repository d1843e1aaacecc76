package dev.rytm.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.Event;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.Profile;
import dev.rytm.core.contact.Standing;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What an edit of tags and fields, or a row of a file, does to one person.
class OrdersOfManyTest {

    private static final FieldValue LODZ = new FieldValue.Text("Łódź");
    private static final FieldValue ELK = new FieldValue.Text("Ełk");

    private final World world = new World();

    @Test
    void aTagGoesByItsNewNameOrJoinsTheOther() {
        with(Set.of("old", "vip"), Map.of());

        world.happens(new Event.TagRenamed(world.now, "old", "vip"));
        assertThat(world.contact.tags()).containsExactly("vip");

        world.happens(new Event.TagRenamed(world.now, "gone", "new"));
        world.happens(new Event.TagRenamed(world.now, "vip", "vip"));
        assertThat(world.contact.tags()).containsExactly("vip");
    }

    @Test
    void aFieldGoesByItsNewNameUnlessTheOtherHoldsSomething() {
        with(Set.of(), Map.of("city", LODZ));
        world.happens(new Event.FieldRenamed(world.now, "city", "town"));
        assertThat(world.contact.fields()).isEqualTo(Map.of("town", LODZ));

        with(Set.of(), Map.of("city", LODZ, "town", ELK));
        world.happens(new Event.FieldRenamed(world.now, "city", "town"));
        assertThat(world.contact.fields()).isEqualTo(Map.of("town", ELK));
    }

    @Test
    void aRowAddsWhatItTellsAndLeavesTheRest() {
        with(Set.of("vip"), Map.of("town", ELK));
        world.contact = world.contact.withProfile(new Profile("Anna", "Nowak", "pl_PL", null));

        world.happens(new Event.RowImported(world.now, "Ania", null, Set.of("new"), Map.of("city", LODZ)));

        assertThat(world.contact.profile()).isEqualTo(new Profile("Ania", "Nowak", "pl_PL", null));
        assertThat(world.contact.tags()).containsExactly("new", "vip");
        assertThat(world.contact.fields()).isEqualTo(Map.of("city", LODZ, "town", ELK));
    }

    @Test
    void nothingIsBroughtBackOfWhomWeWereAskedToForget() {
        world.contact = world.contact.withStanding(Standing.ERASED);

        world.happens(new Event.RowImported(world.now, "Anna", null, Set.of("new"), Map.of()));

        assertThat(world.contact.profile()).isEqualTo(Profile.UNKNOWN);
        assertThat(world.contact.tags()).isEmpty();
    }

    private void with(Set<String> tags, Map<String, FieldValue> fields) {
        world.contact = world.contact.withTags(tags).withFields(fields);
    }
}
