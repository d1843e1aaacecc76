package dev.rytm.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rytm.postgres.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SchemaIT {

    private static final Path COMMITTED = Path.of("src/main/resources/db/schema.sql");

    /// `-Dschema.write` writes the file anew.
    @Test
    void isCommittedAsTheMigrationsMakeIt() throws IOException {
        String schema =
                SchemaText.of(TestPostgres.fresh("schema", Database::migrate).dataSource());

        if (System.getProperty("schema.write") != null) {
            Files.writeString(COMMITTED, schema);
        }

        assertThat(schema)
                .as("run the test with -Dschema.write and review the difference")
                .isEqualTo(Files.readString(COMMITTED));
    }
}
