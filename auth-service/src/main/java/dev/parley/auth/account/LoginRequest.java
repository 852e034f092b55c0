package dev.parley.auth.account;

import dev.parley.auth.session.TokenDelivery;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Who wants to sign in; {@code login} is a username or an email address. */
record LoginRequest(
        @NotNull @Size(min = 1, max = 254) @Pattern(regexp = "\\P{Cntrl}*", message = "{parley.control}")
        String login,

        @NotNull @Size(min = 1, max = 1024) String password,
        @Nullable TokenDelivery tokenDelivery) {
    LoginRequest {
        login = Canonical.of(login);
    }

    @Override
    public String toString() {
        return "LoginRequest[" + login + "]";
    }
}
