package dev.parley.auth.session;

import dev.parley.auth.session.Session.Retired;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

@Repository
class PostgresSessionRepository {
    private static final String INSERT = """
            insert into sessions (id, user_id, family_hash, chain_key, token_hash, created_at, expires_at)
            values (:id, :userId, :familyHash, :chainKey, :tokenHash, :createdAt, :expiresAt)""";
    private static final String LOCK = """
            select s.id, s.user_id, u.username, s.chain_key, s.token_hash, s.retired_hashes, s.retired_at, s.expires_at
            from sessions s join users u on u.id = s.user_id where s.family_hash = :familyHash for update of s""";
    private static final String UPDATE = """
            update sessions set token_hash = :tokenHash, retired_hashes = :retiredHashes, retired_at = :retiredAt,
                expires_at = :expiresAt
            where id = :id""";
    private static final String DELETE = "delete from sessions where id = :id";
    private static final String DELETE_EXPIRED = """
            delete from sessions where id in (
                select id from sessions where expires_at <= :now order by expires_at limit :limit
                for update skip locked)""";

    private final JdbcClient database;

    PostgresSessionRepository(JdbcClient database) {
        this.database = database;
    }

    void insert(Session session, byte[] familyHash, Instant now) {
        database.sql(INSERT)
                .param("id", session.id())
                .param("userId", session.userId())
                .param("familyHash", familyHash)
                .param("chainKey", session.chainKey())
                .param("tokenHash", session.tokenHash())
                .param("createdAt", Timestamp.from(now))
                .param("expiresAt", Timestamp.from(session.expiresAt()))
                .update();
    }

    /** The session, locked until the transaction ends. */
    Optional<Session> lock(byte[] familyHash) {
        return database.sql(LOCK)
                .param("familyHash", familyHash)
                .query((row, number) -> session(row))
                .optional();
    }

    void update(Session session) {
        Object[] hashes = session.retired().stream().map(Retired::hash).toArray(byte[][]::new);
        Object[] times = session.retired().stream()
                .map(retired -> Timestamp.from(retired.at()))
                .toArray();
        database.sql(UPDATE)
                .param("id", session.id())
                .param("tokenHash", session.tokenHash())
                .param("retiredHashes", new SqlArrayValue("bytea", hashes))
                .param("retiredAt", new SqlArrayValue("timestamptz", times))
                .param("expiresAt", Timestamp.from(session.expiresAt()))
                .update();
    }

    void delete(UUID id) {
        database.sql(DELETE).param("id", id).update();
    }

    int deleteExpired(Instant now, int limit) {
        return database.sql(DELETE_EXPIRED)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .update();
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("username"),
                row.getBytes("chain_key"),
                row.getBytes("token_hash"),
                retired(row.getArray("retired_hashes"), row.getArray("retired_at")),
                row.getTimestamp("expires_at").toInstant());
    }

    private static List<Retired> retired(Array hashes, Array times) throws SQLException {
        var hash = (byte[][]) hashes.getArray();
        var at = (Timestamp[]) times.getArray();
        return IntStream.range(0, hash.length)
                .mapToObj(i -> new Retired(hash[i], at[i].toInstant()))
                .toList();
    }
}
