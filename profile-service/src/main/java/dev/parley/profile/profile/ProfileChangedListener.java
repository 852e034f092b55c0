package dev.parley.profile.profile;

import dev.parley.contracts.profile.v1.ProfileChanged;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Replaces the cached profile after a change. */
@Component
class ProfileChangedListener implements Consumer<ProfileChanged> {
    private final ProfileReader reader;

    ProfileChangedListener(ProfileReader reader) {
        this.reader = reader;
    }

    @Override
    public void accept(ProfileChanged event) {
        reader.refresh(event.userId()).block();
    }
}
