package dev.parley.test;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** A fresh database with a role of its own. */
record TestDatabase(String name, String password) {
    static TestDatabase create(Endpoints servers, String service) {
        String name = service + "_"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        String url = "jdbc:postgresql://" + servers.get("PARLEY_POSTGRES") + "/postgres";
        try (var connection = DriverManager.getConnection(
                        url,
                        servers.get("PARLEY_POSTGRES_ADMIN_USERNAME"),
                        servers.get("PARLEY_POSTGRES_ADMIN_PASSWORD"));
                var statement = connection.createStatement()) {
            statement.execute("create role \"" + name + "\" login password '" + name + "'");
            statement.execute("create database \"" + name + "\" owner \"" + name + "\"");
            return new TestDatabase(name, name);
        } catch (SQLException e) {
            throw new IllegalStateException("No test database", e);
        }
    }
}
