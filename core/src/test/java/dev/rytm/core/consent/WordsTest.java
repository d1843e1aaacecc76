package dev.rytm.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void aWholeMessageInAnyCaseIsAStopWord() {
        for (String message : List.of("stop", " STOP ", "Zatrzymaj", "REZYGNUJĘ", "Unsubscribe", "wypisz  mnie")) {
            assertThat(Words.contain(Words.STOP, message)).as(message).isTrue();
        }
    }

    @Test
    void aWordAmongOthersIsNot() {
        for (String message : List.of("don't stop", "stop!", "stopp", "")) {
            assertThat(Words.contain(Words.STOP, message)).as(message).isFalse();
        }
        assertThat(Words.contain(Words.STOP, null)).isFalse();
    }

    @Test
    void noWordBothStopsAndStarts() {
        assertThat(Words.START).doesNotContainAnyElementsOf(Words.STOP).contains("start", "wznów", "resume");
    }

    @Test
    void aPagesOwnWordsAreKeptInTheFormInWhichTheyAreCompared() {
        Set<String> words = Words.normalised(List.of(" BASTA ", "Dość już"));

        assertThat(Words.contain(words, "basta")).isTrue();
        assertThat(Words.contain(words, "dość  JUŻ")).isTrue();
    }
}
