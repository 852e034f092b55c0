package dev.parley.profile.profile;

import dev.parley.contracts.auth.v1.UserRegistered;
import dev.parley.profile.name.DisplayName;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Gives every new user a profile, once. */
@Component
class UserRegisteredListener implements Consumer<UserRegistered> {
    private final PostgresProfileRepository profiles;

    UserRegisteredListener(PostgresProfileRepository profiles) {
        this.profiles = profiles;
    }

    @Override
    public void accept(UserRegistered event) {
        String displayName = DisplayName.of(event.displayName()).orElse(event.username());
        profiles.add(Profile.registered(event.userId(), event.username(), displayName, event.registeredAt()))
                .block();
    }
}
