package dev.rytm.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.flow.Step.AnswerKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"42;42", " 1 234,5 ;1234.5", "-0.25;-0.25", "+7;7"})
    void readsNumbersAsPeopleWriteThem(String text, String number) {
        assertThat(Answers.read(AnswerKind.NUMBER, text)).contains(new FieldValue.Numeric(new BigDecimal(number)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "forty", "1e9", "1,2,3", "12345678901234567890", "--1", "."})
    void refusesWhatIsNoNumber(String text) {
        assertThat(Answers.read(AnswerKind.NUMBER, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-31", "31.03.2026", "31.3.2026", " 31/03/2026 ", "31-3-2026"})
    void readsDates(String text) {
        assertThat(Answers.read(AnswerKind.DATE, text)).contains(new FieldValue.Date(LocalDate.of(2026, 3, 31)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.02.2026", "2026-13-01", "tomorrow", "31.03.26", "0"})
    void refusesWhatIsNoDate(String text) {
        assertThat(Answers.read(AnswerKind.DATE, text)).isEmpty();
    }

    @Test
    void keepsTextUpToItsLimit() {
        String longest = "a".repeat(FlowLimits.ANSWER_LENGTH);

        assertThat(Answers.read(AnswerKind.TEXT, "  hello ")).contains(new FieldValue.Text("hello"));
        assertThat(Answers.read(AnswerKind.TEXT, longest + "b")).contains(new FieldValue.Text(longest));
        assertThat(Answers.read(AnswerKind.TEXT, "  ")).isEmpty();
    }

    @Test
    void neverKeepsHalfACharacter() {
        String longest = "\ud83e\udd50".repeat(FlowLimits.ANSWER_LENGTH);

        assertThat(Answers.read(AnswerKind.TEXT, "a" + longest))
                .contains(new FieldValue.Text("a" + longest.substring(2)));
    }
}
