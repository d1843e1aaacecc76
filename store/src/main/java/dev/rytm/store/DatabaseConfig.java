package dev.rytm.store;

/// Where PostgreSQL is and how many connections this process may hold open to it.
public record DatabaseConfig(String url, String user, String password, int connections) {

    public DatabaseConfig {
        // What is wrong is not repeated: an address may hold a password.
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("RYTM_DATABASE_URL must look like jdbc:postgresql://host/database");
        }
        if (connections < 2) {
            throw new IllegalArgumentException("RYTM_DATABASE_CONNECTIONS must be at least 2 but is " + connections);
        }
    }

    /// Passwords never reach a log.
    @Override
    public String toString() {
        return "DatabaseConfig[" + url + " as " + user + ", " + connections + " connections]";
    }
}
