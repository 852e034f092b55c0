package dev.parley.profile.profile;

import dev.parley.defaults.security.Caller;
import dev.parley.profile.profile.ProfileRejected.UserNotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/v1/profiles")
@Tag(name = "profiles")
class ProfileController {
    private final ProfileReader reader;
    private final ProfileEditor editor;

    ProfileController(ProfileReader reader, ProfileEditor editor) {
        this.reader = reader;
        this.editor = editor;
    }

    record ProfilesResponse(List<ProfileResponse> items) {}

    @Schema(description = "A merge patch: absent fields stay as they are; null clears all but the display name.")
    record ProfilePatch(
            @Schema(example = "Ada King", minLength = 1, maxLength = 64) @Nullable
            String displayName,

            @Schema(example = "Poetical science.", maxLength = 500) @Nullable
            String bio,

            @Schema(example = "en-GB", description = "BCP 47 language tag") @Nullable
            String locale,

            @Schema(example = "Europe/London", description = "IANA time zone") @Nullable
            String timeZone) {}

    @GetMapping("/me")
    @Operation(summary = "One's own profile; right after registration it may take a moment to appear")
    Mono<ResponseEntity<ProfileResponse>> own(@AuthenticationPrincipal Caller caller) {
        return answer(reader.own(caller.userId()));
    }

    @PatchMapping("/me")
    @Operation(summary = "Changes one's own profile; with If-Match only if it still has that entity tag")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = ProfilePatch.class)))
    Mono<ResponseEntity<ProfileResponse>> change(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable List<String> ifMatch,
            @RequestBody JsonNode patch) {
        var expected = new ProfileVersions(ifMatch == null ? List.of() : ifMatch);
        return answer(editor.change(caller.userId(), ProfileChange.parse(patch), expected));
    }

    @GetMapping("/{userId}")
    @Operation(summary = "A user's profile")
    Mono<ResponseEntity<ProfileResponse>> get(@PathVariable UUID userId) {
        return answer(reader.find(userId));
    }

    @GetMapping
    @Operation(summary = "The profiles of up to 100 users: those that exist, in the order asked for")
    Mono<ProfilesResponse> getAll(@RequestParam @Size(max = 100) List<UUID> ids) {
        return reader.findAll(ids)
                .map(found -> new ProfilesResponse(
                        found.stream().map(ProfileResponse::of).toList()));
    }

    /** Clients may keep it and ask whether it is still so; a GET that names the present tag is answered 304. */
    private static Mono<ResponseEntity<ProfileResponse>> answer(Mono<Profile> profile) {
        return profile.switchIfEmpty(Mono.error(UserNotFound::new))
                .map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noCache().cachePrivate())
                        .eTag(ProfileVersions.tag(found))
                        .body(ProfileResponse.of(found)));
    }
}
