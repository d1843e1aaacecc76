package dev.rytm.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TagCellTest {

    @Test
    void plainTagsStandAsTheyAre() {
        assertThat(TagCell.of(List.of("vip", "5\" pizza"))).isEqualTo("vip, 5\" pizza");
        assertThat(TagCell.of(List.of("Kraków, Wawel", "new"))).isEqualTo("\"Kraków, Wawel\", new");
    }

    @Test
    void everyTagComesBackAsItWas() {
        List<String> tags = List.of(
                "vip",
                "a, b",
                "a;b|c",
                "\"",
                "\"a\"",
                "\"a",
                "5\" pizza",
                " edge ",
                "a\nb",
                "a\", \"b",
                "=1",
                "ends\"");

        assertThat(TagCell.read(TagCell.of(tags))).isEqualTo(tags);
        assertThat(tags)
                .allSatisfy(tag ->
                        assertThat(TagCell.read(TagCell.of(List.of(tag)))).containsExactly(tag));
    }

    @Test
    void readsWhatPeopleWrite() {
        assertThat(TagCell.read("vip; new|vip ,, ")).containsExactly("vip", "new", "vip");
        assertThat(TagCell.read("\"open, b")).containsExactly("\"open", "b");
        assertThat(TagCell.read("\"a\" b, c")).containsExactly("\"a\" b", "c");
        assertThat(TagCell.read("")).isEmpty();
    }

    @Test
    void readsALongCell() {
        String tag = "x\"".repeat(5_000);

        assertThat(TagCell.read(TagCell.of(List.of("," + tag)))).containsExactly("," + tag);
    }
}
