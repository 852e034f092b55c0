package dev.parley.profile.profile;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A profile and the terms that find it are always written together. */
@Repository
public class PostgresProfileRepository implements ProfileRepository {
    private static final String FIND = "select * from profile where user_id = $1";
    private static final String FIND_ALL = "select * from profile where user_id = any($1)";
    private static final String ADD = """
            with added as (
                insert into profile (user_id, username, display_name, version, created_at, updated_at)
                values ($1, $2, $3, $4, $5, $5) on conflict do nothing returning user_id)
            insert into search_term (user_id, term) select user_id, unnest($6) from added""";
    private static final String UPDATE = """
            with lapsed as (
                delete from search_term where user_id = $1 and term <> all($7)),
            added as (
                insert into search_term (user_id, term) select $1, unnest($7) on conflict do nothing)
            update profile
            set display_name = $2, bio = $3, locale = $4, time_zone = $5, version = $6, updated_at = $8
            where user_id = $1""";

    private final DatabaseClient database;

    PostgresProfileRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Profile> find(UUID userId) {
        return database.sql(FIND)
                .bind("$1", userId)
                .map(PostgresProfileRepository::profile)
                .one();
    }

    @Override
    public Flux<Profile> findAll(Collection<UUID> userIds) {
        return database.sql(FIND_ALL)
                .bind("$1", userIds.toArray(UUID[]::new))
                .map(PostgresProfileRepository::profile)
                .all();
    }

    /** The profile, which nobody else changes until the transaction ends. */
    Mono<Profile> lock(UUID userId) {
        return database.sql(FIND + " for update")
                .bind("$1", userId)
                .map(PostgresProfileRepository::profile)
                .one();
    }

    /** Adds a profile unless the user has one already. */
    Mono<Void> add(Profile profile) {
        return database.sql(ADD)
                .bind("$1", profile.userId())
                .bind("$2", profile.username())
                .bind("$3", profile.displayName())
                .bind("$4", profile.version())
                .bind("$5", profile.updatedAt())
                .bind("$6", profile.searchTerms().toArray(String[]::new))
                .then();
    }

    Mono<Void> update(Profile profile) {
        return database.sql(UPDATE)
                .bind("$1", profile.userId())
                .bind("$2", profile.displayName())
                .bind("$3", Parameters.in(R2dbcType.VARCHAR, profile.bio()))
                .bind("$4", Parameters.in(R2dbcType.VARCHAR, profile.locale()))
                .bind("$5", Parameters.in(R2dbcType.VARCHAR, profile.timeZone()))
                .bind("$6", profile.version())
                .bind("$7", profile.searchTerms().toArray(String[]::new))
                .bind("$8", profile.updatedAt())
                .then();
    }

    /** A row that has the columns of {@code profile}. */
    public static Profile profile(Readable row) {
        return new Profile(
                required(row, "user_id", UUID.class),
                required(row, "username", String.class),
                required(row, "display_name", String.class),
                text(row, "bio"),
                text(row, "locale"),
                text(row, "time_zone"),
                required(row, "version", Long.class),
                required(row, "updated_at", Instant.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return requireNonNull(row.get(column, type));
    }

    private static @Nullable String text(Readable row, String column) {
        return row.get(column, String.class);
    }
}
