package dev.rytm.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.rytm.core.contact.Contact;
import dev.rytm.core.contact.ContactKey;
import dev.rytm.core.contact.FieldValue;
import dev.rytm.core.contact.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

    private static final Contact ANNA = Contact.unknown(new ContactKey(1, "anna"))
            .withProfile(new Profile("Anna", null, null, null))
            .withFields(Map.of(
                    "city", new FieldValue.Text("Łódź & more"),
                    "size", new FieldValue.Numeric(new BigDecimal("42.50")),
                    "member", new FieldValue.Truth(true),
                    "since", new FieldValue.Date(LocalDate.of(2026, 3, 31)),
                    "sly", new FieldValue.Text("{{first_name}} $1 \\"),
                    "huge", new FieldValue.Numeric(new BigDecimal("1E+999999999")),
                    "link", new FieldValue.Text("https://example.org/a?b=c")));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Hi {{first_name}}!;Hi Anna!",
                "Hi {{ first_name | friend }}!;Hi Anna!",
                "Hi {{last_name|friend}}!;Hi friend!",
                "Hi {{last_name}}!;Hi !",
                "{{field.city}};Łódź & more",
                "{{field.size}};42.5",
                "{{field.member}};true",
                "{{field.since}};2026-03-31",
                "{{field.none|-}};-",
                "{{nonsense|so}};so",
                "{{nonsense}}.;.",
                "{{first_name;{{first_name",
                "{first_name};{first_name}",
                "{{{first_name}}};{Anna}",
            })
    void fillsWhatIsKnownAndFallsBackOtherwise(String template, String filled) {
        assertThat(new Placeholders(ANNA).fill(template)).isEqualTo(filled);
    }

    @Test
    void neverReadsAValueAgain() {
        assertThat(new Placeholders(ANNA).fill("{{field.sly}}")).isEqualTo("{{first_name}} $1 \\");
    }

    @Test
    void keepsValuesFromChangingWhereAnAddressLeads() {
        assertThat(new Placeholders(ANNA).fillAddress("https://example.org/?c={{field.city}}"))
                .isEqualTo("https://example.org/?c=%C5%81%C3%B3d%C5%BA%20%26%20more");
    }

    @Test
    void takesAFieldAsAWholeAddress() {
        assertThat(new Placeholders(ANNA).fillAddress("{{field.link}}")).isEqualTo("https://example.org/a?b=c");
    }

    @Test
    void writesNumbersOfAbsurdSizeBriefly() {
        assertThat(new Placeholders(ANNA).fill("{{field.huge}}")).isEqualTo("1E+999999999");
    }

    @Test
    void readsLongTextsInOnePass() {
        String text = "{{ ".repeat(100_000) + "{{first_name}}";

        assertThat(assertTimeout(Duration.ofSeconds(1), () -> new Placeholders(ANNA).fill(text)))
                .endsWith("Anna");
    }
}
