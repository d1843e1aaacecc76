package dev.rytm.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final int LAST_OF_THE_BASIC_PLANE = 0xffff;

    @Test
    void ignoresSpacesCaseAndComposition() {
        assertThat(Likeness.of("  ZŁOTE\u00a0\t Myśli ")).isEqualTo("złote myśli");
        assertThat(Likeness.of("Mys\u0301li")).isEqualTo(Likeness.of("myśli"));
    }

    @Test
    void foldsLettersWhoseCasesDoNotPair() {
        assertThat(Likeness.of("STRASSE")).isEqualTo(Likeness.of("straße"));
        assertThat(Likeness.of("ΟΔΟΣ")).isEqualTo(Likeness.of("οδος")).isEqualTo(Likeness.of("οδοσ"));
    }

    @Test
    void tellsDifferentTextsApart() {
        assertThat(Likeness.of("los")).isNotEqualTo(Likeness.of("łoś"));
        assertThat(Likeness.of("a b")).isNotEqualTo(Likeness.of("ab"));
    }

    @Test
    void takenTwiceChangesNothing() {
        IntPredicate changes = letter -> {
            String once = Likeness.of("A" + Character.toString(letter) + " b");
            return !Likeness.of(once).equals(once);
        };

        assertThat(IntStream.rangeClosed(0, LAST_OF_THE_BASIC_PLANE)
                        .filter(Character::isLetter)
                        .filter(changes)
                        .mapToObj(Character::getName))
                .isEmpty();
    }
}
