package dev.parley.conversation.user;

import dev.parley.contracts.auth.v1.UserRegistered;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Remembers who has registered. */
@Component
class UserListener implements Consumer<UserRegistered> {
    private final PostgresUsers users;

    UserListener(PostgresUsers users) {
        this.users = users;
    }

    @Override
    public void accept(UserRegistered event) {
        users.remember(Set.of(event.userId())).block();
    }
}
