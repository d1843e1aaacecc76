package dev.rytm.postgres.testing;

import dev.rytm.postgres.LocalPostgres;
import javax.sql.DataSource;

/// An empty or freshly copied database that belongs to one test.
public record TestDatabase(String name, LocalPostgres server) implements AutoCloseable {

    public String url() {
        return server.jdbcUrl(name);
    }

    public String user() {
        return LocalPostgres.USER;
    }

    public String password() {
        return server.password();
    }

    /// An unpooled source of connections.
    public DataSource dataSource() {
        return server.dataSource(name);
    }

    /// Drops the database. Not needed for order, since the server is deleted with the JVM, but it saves memory.
    @Override
    public void close() {
        server.dropDatabase(name);
    }
}
