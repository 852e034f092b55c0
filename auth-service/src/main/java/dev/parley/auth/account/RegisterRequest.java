package dev.parley.auth.account;

import dev.parley.auth.session.TokenDelivery;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Who wants an account. Names and addresses are taken in their canonical form. */
record RegisterRequest(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9._-]{2,31}", message = "{parley.username}")
        String username,

        @NotBlank(message = "{parley.email}")
        @Email(message = "{parley.email}")
        @Size(max = 254, message = "{parley.email}")
        String email,

        @NotNull @Size(min = 10, max = 128) String password,

        @Nullable @Size(min = 1, max = 64) @Pattern(regexp = "\\P{Cntrl}*", message = "{parley.control}")
        String displayName,

        @Nullable TokenDelivery tokenDelivery) {
    RegisterRequest {
        username = Canonical.of(username);
        email = email == null ? email : email.strip();
        displayName = displayName == null || displayName.isBlank() ? null : displayName.strip();
    }

    @Override
    public String toString() {
        return "RegisterRequest[" + username + "]";
    }
}
