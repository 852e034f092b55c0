package dev.parley.auth.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells other services which users exist. */
@RestController
class UserLookupController {
    private final PostgresUserRepository users;

    UserLookupController(PostgresUserRepository users) {
        this.users = users;
    }

    @PostMapping("/internal/v1/users/lookup")
    Users lookUp(@Valid @RequestBody Lookup lookup) {
        return new Users(users.lookUp(Set.copyOf(lookup.ids())));
    }

    record Lookup(@NotNull @Size(max = 1_000) List<@NotNull UUID> ids) {}

    record Users(List<User> items) {}
}
