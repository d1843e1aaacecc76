package dev.rytm.core.flow;

import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.flow.Step.AnswerKind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what a person wrote as the kind of answer that a question wants.
///
/// Numbers may have a comma or a point; dates are `2026-03-31` or `31.03.2026`, with `/` or `-` as well.
public final class Answers {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(?:[.,]\\d{1,9})?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})");

    private Answers() {}

    /// The value of an answer; empty if it is not of that kind.
    public static Optional<FieldValue> read(AnswerKind kind, String text) {
        String answer = text.strip();
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        return switch (kind) {
            case TEXT -> Optional.of(new FieldValue.Text(beginning(answer)));
            case NUMBER ->
                Optional.of(answer.replaceAll("[\\s\\u00a0]", ""))
                        .filter(digits -> NUMBER.matcher(digits).matches())
                        .map(digits -> new FieldValue.Numeric(new BigDecimal(digits.replace(',', '.'))));
            case DATE -> date(answer).map(FieldValue.Date::new);
        };
    }

    /// Whole characters: half a one could not be stored.
    private static String beginning(String answer) {
        int length = Math.min(answer.codePointCount(0, answer.length()), FlowLimits.ANSWER_LENGTH);
        return answer.substring(0, answer.offsetByCodePoints(0, length));
    }

    private static Optional<LocalDate> date(String answer) {
        Matcher yearFirst = YEAR_FIRST.matcher(answer);
        if (yearFirst.matches()) {
            return date(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
        }
        Matcher dayFirst = DAY_FIRST.matcher(answer);
        return dayFirst.matches() ? date(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1)) : Optional.empty();
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
