package dev.parley.profile.directory;

import dev.parley.defaults.problem.Problem;
import dev.parley.profile.directory.PostgresDirectory.Found;
import dev.parley.profile.name.SearchTerms;
import dev.parley.profile.profile.ProfileResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "profiles")
class DirectoryController {
    private final PostgresDirectory directory;

    DirectoryController(PostgresDirectory directory) {
        this.directory = directory;
    }

    record SearchPage(List<ProfileResponse> items, @Nullable String nextCursor) {
        /** Of up to one more than the limit: that one only says that there is a next page. */
        static SearchPage of(List<Found> found, int limit) {
            List<Found> shown = found.subList(0, Math.min(limit, found.size()));
            return new SearchPage(
                    shown.stream()
                            .map(user -> ProfileResponse.of(user.profile()))
                            .toList(),
                    found.size() > limit ? shown.getLast().cursor().toString() : null);
        }
    }

    @GetMapping("/v1/profiles/search")
    @Operation(
            summary = "Users by the beginning of their display name, of any word of it, or of their username",
            description = "Case and accents do not matter.")
    Mono<SearchPage> search(
            @Parameter(example = "love") @RequestParam @NotBlank @Size(max = 64) String q,
            @Parameter(description = "nextCursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit) {
        String prefix = SearchTerms.fold(q);
        if (prefix.isEmpty() || prefix.indexOf('\0') >= 0) {
            return Mono.just(new SearchPage(List.of(), null));
        }
        return directory
                .search(prefix, after(cursor, prefix), limit + 1)
                .collectList()
                .map(found -> SearchPage.of(found, limit));
    }

    private static SearchCursor after(@Nullable String cursor, String prefix) {
        return cursor == null || cursor.isEmpty()
                ? SearchCursor.before(prefix)
                : SearchCursor.parse(cursor)
                        .orElseThrow(() ->
                                Problem.invalid("cursor", "is not one of ours").exception());
    }
}
