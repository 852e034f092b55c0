package dev.parley.profile.directory;

import static java.util.Objects.requireNonNull;

import dev.parley.profile.profile.PostgresProfileRepository;
import dev.parley.profile.profile.Profile;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/**
 * Finds users by the beginning of one of their terms. A prefix is a range of the index and never a pattern, so no
 * character that is typed has a meaning of its own. A user whose terms match more than once stands at the first.
 */
@Repository
class PostgresDirectory {
    /** Sorts behind every text that goes on after a prefix. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private static final String SEARCH = """
            select profile.*, found.term from search_term found join profile using (user_id)
            where found.term >= $1 and found.term < $2 and (found.term, found.user_id) > ($3, $4)
                and not exists (
                    select from search_term earlier
                    where earlier.user_id = found.user_id and earlier.term >= $1 and earlier.term < found.term)
            order by found.term, found.user_id limit $5""";

    private final DatabaseClient database;

    PostgresDirectory(DatabaseClient database) {
        this.database = database;
    }

    record Found(Profile profile, String term) {
        SearchCursor cursor() {
            return new SearchCursor(term, profile.userId());
        }
    }

    Flux<Found> search(String prefix, SearchCursor after, int limit) {
        return database.sql(SEARCH)
                .bind("$1", prefix)
                .bind("$2", prefix + LAST)
                .bind("$3", after.term())
                .bind("$4", after.userId())
                .bind("$5", limit)
                .map(PostgresDirectory::found)
                .all();
    }

    private static Found found(Readable row) {
        return new Found(PostgresProfileRepository.profile(row), requireNonNull(row.get("term", String.class)));
    }
}
