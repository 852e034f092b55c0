package dev.parley.auth.account;

import dev.parley.auth.account.AccountRejected.EmailTaken;
import dev.parley.auth.account.AccountRejected.UsernameTaken;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

@Repository
class PostgresUserRepository {
    private static final String INSERT_USER = """
            insert into users (id, username, email, email_canonical, created_at)
            values (:id, :username, :email, :emailCanonical, :createdAt)""";
    private static final String INSERT_CREDENTIALS =
            "insert into credentials (user_id, password_hash, changed_at) values (:id, :passwordHash, :changedAt)";
    private static final String FIND = """
            select u.id, u.username, c.password_hash from users u join credentials c on c.user_id = u.id
            where u.username = :login or u.email_canonical = :login""";
    private static final String IS_USERNAME_TAKEN = "select exists (select from users where username = :username)";
    private static final String IS_EMAIL_TAKEN = "select exists (select from users where email_canonical = :email)";
    private static final String LOOK_UP = "select id, username from users where id = any(:ids)";

    private final JdbcClient database;

    PostgresUserRepository(JdbcClient database) {
        this.database = database;
    }

    /** The constraints decide who comes first; this only spares a hash for what would be refused anyway. */
    void refuseTaken(String username, String email) {
        if (isTaken(IS_USERNAME_TAKEN, "username", username)) {
            throw new UsernameTaken();
        }
        if (isTaken(IS_EMAIL_TAKEN, "email", Canonical.of(email))) {
            throw new EmailTaken();
        }
    }

    private boolean isTaken(String sql, String name, String value) {
        return database.sql(sql).param(name, value).query(Boolean.class).single();
    }

    void insert(User user, String email, String passwordHash, Instant now) {
        try {
            database.sql(INSERT_USER)
                    .param("id", user.id())
                    .param("username", user.username())
                    .param("email", email)
                    .param("emailCanonical", Canonical.of(email))
                    .param("createdAt", Timestamp.from(now))
                    .update();
        } catch (DuplicateKeyException e) {
            throw rejection(e);
        }
        database.sql(INSERT_CREDENTIALS)
                .param("id", user.id())
                .param("passwordHash", passwordHash)
                .param("changedAt", Timestamp.from(now))
                .update();
    }

    private static RuntimeException rejection(DuplicateKeyException duplicate) {
        String constraint = duplicate.getCause() instanceof PSQLException e && e.getServerErrorMessage() != null
                ? e.getServerErrorMessage().getConstraint()
                : null;
        return switch (constraint) {
            case "users_username_key" -> new UsernameTaken();
            case "users_email_key" -> new EmailTaken();
            case null, default -> duplicate;
        };
    }

    /** The account with that username or email address, in canonical form. */
    Optional<Account> find(String login) {
        return database.sql(FIND)
                .param("login", login)
                .query((row, number) -> new Account(
                        new User(row.getObject("id", UUID.class), row.getString("username")),
                        row.getString("password_hash")))
                .optional();
    }

    List<User> lookUp(Collection<UUID> ids) {
        return database.sql(LOOK_UP)
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query((row, number) -> new User(row.getObject("id", UUID.class), row.getString("username")))
                .list();
    }
}
