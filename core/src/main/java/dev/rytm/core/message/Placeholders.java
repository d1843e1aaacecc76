package dev.rytm.core.message;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.FieldValue;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Fills `{{first_name}}`, `{{last_name}}` and `{{field.x}}` from one contact; `{{first_name|friend}}` says
/// `friend` where nothing is known.
///
/// A template is read once: a value that looks like a placeholder stays as it is, so nobody can write one into
/// their own name. Unknown names count as not known.
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}|]*)(?:\\|([^{}]*))?}}");
    private static final String FIELD = "field.";
    private static final int LONGEST_NUMBER = 100;

    private final Contact contact;

    public Placeholders(Contact contact) {
        this.contact = contact;
    }

    public String fill(String template) {
        return fill(template, UnaryOperator.identity());
    }

    /// Fills a web address: values are written so that they cannot change where it leads, unless one placeholder is
    /// the whole address.
    public String fillAddress(String template) {
        if (PLACEHOLDER.matcher(template.strip()).matches()) {
            return fill(template.strip());
        }
        return fill(
                template,
                value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private String fill(String template, UnaryOperator<String> writing) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            String fallback = found.group(2) == null ? "" : found.group(2).strip();
            String value = value(found.group(1).strip()).orElse(fallback);
            return Matcher.quoteReplacement(writing.apply(value));
        });
    }

    private Optional<String> value(String name) {
        return switch (name) {
            case "first_name" -> known(contact.profile().firstName());
            case "last_name" -> known(contact.profile().lastName());
            case String field
            when field.startsWith(FIELD) ->
                Optional.ofNullable(contact.fields().get(field.substring(FIELD.length())))
                        .flatMap(value -> known(written(value)));
            default -> Optional.empty();
        };
    }

    private static Optional<String> known(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static String written(FieldValue value) {
        return switch (value) {
            case FieldValue.Text text -> text.value();
            case FieldValue.Numeric number -> written(number.value());
            case FieldValue.Truth truth -> String.valueOf(truth.value());
            case FieldValue.Date date -> date.value().toString();
        };
    }

    /// Digits as people write them; numbers of absurd size keep their exponent, so that nobody can make us write a
    /// million zeros.
    private static String written(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return Math.abs(plain.scale()) > LONGEST_NUMBER ? plain.toString() : plain.toPlainString();
    }
}
