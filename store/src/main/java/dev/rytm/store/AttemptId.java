package dev.rytm.store;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names one attempt at one send, in the form that travels to Meta as metadata and comes back in the echo.
///
/// It says where the row lies, so that an echo finds it by its primary key: `20260323.2.<send id>` is the second
/// fence of that send in the period that begins on 23 March 2026. The send id in it cannot be guessed.
public record AttemptId(LocalDate periodStart, int fence, String sendId) {

    private static final Pattern FORM = Pattern.compile("(\\d{8})\\.(\\d{1,9})\\.([0-9A-Za-z_-]{1,100})");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    /// Empty for metadata that is not ours.
    public static Optional<AttemptId> parse(@Nullable String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(matcher.group(1), DAY);
            return Optional.of(new AttemptId(day, Integer.parseInt(matcher.group(2)), matcher.group(3)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public SendKey key(long pageId) {
        return new SendKey(periodStart, pageId, sendId);
    }

    @Override
    public String toString() {
        return DAY.format(periodStart) + "." + fence + "." + sendId;
    }
}
