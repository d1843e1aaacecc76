package dev.rytm.postgres.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestPostgresIT {

    @Test
    void givesEachCallADatabaseOfItsOwn() throws SQLException {
        TestDatabase first = TestPostgres.fresh();
        TestDatabase second = TestPostgres.fresh();

        execute(first.dataSource(), "create table only_here (id int)");

        assertThat(tables(first.dataSource())).isEqualTo(1);
        assertThat(tables(second.dataSource())).isZero();
    }

    @Test
    void preparesATemplateOnceAndCopiesIt() throws SQLException {
        AtomicInteger preparations = new AtomicInteger();

        TestDatabase first = prepared(preparations);
        execute(first.dataSource(), "create table extra (id int)");
        TestDatabase second = prepared(preparations);

        assertThat(preparations).hasValue(1);
        assertThat(tables(first.dataSource())).isEqualTo(2);
        assertThat(tables(second.dataSource())).isEqualTo(1);
    }

    private static TestDatabase prepared(AtomicInteger preparations) {
        return TestPostgres.fresh("prepared", source -> {
            preparations.incrementAndGet();
            execute(source, "create table from_template (id int)");
        });
    }

    private static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int tables(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
