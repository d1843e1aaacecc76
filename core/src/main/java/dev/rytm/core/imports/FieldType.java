package dev.rytm.core.imports;

import dev.rytm.core.contact.FieldValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What kind of thing the values of a field are, and how people write them.
public enum FieldType {
    TEXT,
    NUMERIC,
    TRUTH,
    DATE;

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    private static final List<String> YES = List.of("true", "yes", "tak", "1", "t", "y");
    private static final List<String> NO = List.of("false", "no", "nie", "0", "f", "n");
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));

    /// The type that a value is of.
    public static FieldType of(FieldValue value) {
        return switch (value) {
            case FieldValue.Text _ -> TEXT;
            case FieldValue.Numeric _ -> NUMERIC;
            case FieldValue.Truth _ -> TRUTH;
            case FieldValue.Date _ -> DATE;
        };
    }

    /// Empty if the text is none of this type. Numbers may have a decimal comma and spaces between thousands, dates are
    /// 2026-03-02, 2.3.2026 or 2/3/2026 (the day first), truths are yes and no in words or digits.
    public Optional<FieldValue> read(String text) {
        return switch (this) {
            case TEXT -> Optional.of(new FieldValue.Text(text));
            case NUMERIC -> number(text).map(FieldValue.Numeric::new);
            case TRUTH -> truth(text.toLowerCase(Locale.ROOT)).map(FieldValue.Truth::new);
            case DATE ->
                DATES.stream()
                        .flatMap(form -> date(text, form).stream())
                        .findFirst()
                        .map(FieldValue.Date::new);
        };
    }

    private static Optional<BigDecimal> number(String text) {
        String plain = text.replaceAll("[\\s\\u00A0\\u202F]", "").replace(',', '.');
        return NUMBER.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    private static Optional<Boolean> truth(String word) {
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<LocalDate> date(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDate.parse(text, form))
                    .filter(date -> date.getYear() >= 1 && date.getYear() <= 9999);
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
