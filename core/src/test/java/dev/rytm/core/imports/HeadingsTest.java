package dev.rytm.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.core.contact.Frequency;
import dev.rytm.core.imports.ImportPlan.Column;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeadingsTest {

    private static final Column LEFT_OUT = new Column.Ignored();

    @Test
    void whatAnExportWritesOfAPersonMeansItselfOrIsLeftOut() {
        assertThat(Headings.OF_A_PERSON.stream().map(HeadingsTest::guess))
                .containsExactly(
                        new Column.Id(),
                        new Column.FirstName(),
                        new Column.LastName(),
                        LEFT_OUT,
                        LEFT_OUT,
                        LEFT_OUT,
                        new Column.Tags());
    }

    @Test
    void aConsentIsLeftOutWhateverItsTopicIsCalled() {
        assertThat(Stream.of(Frequency.values()).map(often -> guess(Headings.consent("Bread (new)\nof it", often))))
                .containsOnly(LEFT_OUT);
    }

    @Test
    void anythingElseIsAField() {
        assertThat(guess(" city ")).isEqualTo(field("city"));
        assertThat(guess("consent: to calls")).isEqualTo(field("consent: to calls"));
        assertThat(guess(" ")).isEqualTo(LEFT_OUT);
    }

    @Test
    void everyFieldComesBackWhateverItIsCalled() {
        assertThat(List.of(
                        "city",
                        "id",
                        "Tagi",
                        "created_at",
                        "consent: x (DAILY)",
                        "field: id",
                        "field: ",
                        " edge ",
                        "ID"))
                .allSatisfy(name -> assertThat(guess(Headings.field(name))).isEqualTo(field(name)));
    }

    @Test
    void aFieldIsMarkedOnlyWhereItWouldMeanSomethingElse() {
        assertThat(Headings.field("city")).isEqualTo("city");
        assertThat(Headings.field("id")).isEqualTo("field: id");
    }

    private static Column guess(String heading) {
        return Headings.guess(heading, _ -> FieldType.TEXT);
    }

    private static Column field(String name) {
        return new Column.Field(name, FieldType.TEXT);
    }
}
