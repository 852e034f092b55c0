package dev.parley.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.auth.password.PasswordRejected.WeakPassword;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final List<String> OWNER = List.of("ottilie", "ottilie.brandeis@weimar.example", "Ottilie Brandeis");

    private final PasswordPolicy policy = new PasswordPolicy(new HashingThreads(new PasswordProperties(1, 1)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password12345",
                "aaaaaaaaaaaaaaaa",
                "qwertyuiop123",
                "abcdefghijkl",
                "P@ssw0rd1234",
                "correct horse battery staple"
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertThat(rejection(password).advice()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ottiliebrandeis", "brandeis-weimar", "Ottilie1809"})
    void refusesWhatIsKnownOfTheOwner(String password) {
        rejection(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plenty of purple penguins", "x7#kPq9!zLm2", "пароль-дерево-облако", "長い合言葉は忘れにくい"})
    void takesWhatIsHardToGuess(String password) {
        assertThatNoException().isThrownBy(() -> policy.check(password, OWNER));
    }

    @Test
    void judgesTheLongestPasswordsSoon() {
        long begun = System.nanoTime();
        rejection("a1b2".repeat(32));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    private WeakPassword rejection(String password) {
        WeakPassword rejection = catchThrowableOfType(WeakPassword.class, () -> policy.check(password, OWNER));
        assertThat(rejection).as(password).isNotNull();
        return rejection;
    }
}
