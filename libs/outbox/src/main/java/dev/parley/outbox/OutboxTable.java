package dev.parley.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Rows are claimed by row locks that live as long as the transaction: several nodes relay side by side, and what a
 * dying node held is free again at once.
 */
final class OutboxTable {
    private static final String CLAIM = """
            select id, event_id, type, subject, payload::text, traceparent, recorded_at from outbox
            where due_at <= now() order by id limit ? for update skip locked""";
    private static final String DELETE = "delete from outbox where id = any(?)";
    private static final String POSTPONE = """
            update outbox set attempts = attempts + 1,
                due_at = now() + least(power(2, attempts) * interval '200 milliseconds', interval '30 seconds')
            where id = any(?)""";

    private static final int FETCH = 16;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private OutboxTable() {}

    /** Stops early when the payloads grow large, so that a backlog of any size fits into a small heap. */
    static List<OutboxRow> claim(Connection connection, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setInt(1, limit);
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery()) {
                List<OutboxRow> claimed = new ArrayList<>();
                for (int bytes = 0; bytes < MOST_BYTES && rows.next(); ) {
                    OutboxRow row = row(rows);
                    bytes += row.payload().length;
                    claimed.add(row);
                }
                return claimed;
            }
        }
    }

    static void delete(Connection connection, List<OutboxRow> rows) throws SQLException {
        update(connection, DELETE, rows);
    }

    static void postpone(Connection connection, List<OutboxRow> rows) throws SQLException {
        update(connection, POSTPONE, rows);
    }

    private static OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5).getBytes(StandardCharsets.UTF_8),
                row.getString(6),
                row.getTimestamp(7).toInstant());
    }

    private static void update(Connection connection, String sql, List<OutboxRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            Object[] ids = rows.stream().map(OutboxRow::id).toArray();
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            statement.executeUpdate();
        }
    }
}
