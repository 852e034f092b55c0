package dev.parley.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.defaults.problem.Problem.FieldError;
import dev.parley.profile.profile.ProfileRejected.ChangeNotValid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ProfileChangeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant BEFORE = Instant.parse("2026-01-15T09:30:00Z");
    private static final Instant NOW = Instant.parse("2026-01-16T09:30:00Z");
    private static final UUID ID = UUID.randomUUID();
    private static final Profile ADA = new Profile(ID, "ada", "Ada", "Hello", "en", "UTC", 3, BEFORE);

    @Test
    void absentFieldsStay() {
        assertThat(changed("{\"displayName\":\"Ada King\",\"unknown\":1}"))
                .isEqualTo(new Profile(ID, "ada", "Ada King", "Hello", "en", "UTC", 4, NOW));
    }

    @Test
    void nullClearsAndSoDoesAnEmptyBio() {
        assertThat(changed("{\"bio\":null,\"locale\":null,\"timeZone\":null}"))
                .isEqualTo(new Profile(ID, "ada", "Ada", null, null, null, 4, NOW));
        assertThat(changed("{\"bio\":\" \"}").bio()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"displayName\":\" Ada \"}", "{\"bio\":\"Hello\",\"locale\":\"EN\"}"})
    void whatChangesNothingLeavesTheProfileAsItIs(String patch) {
        assertThat(changed(patch)).isSameAs(ADA);
    }

    @Test
    void everyFieldThatIsNotValidIsNamed() {
        assertThatThrownBy(() -> changed("{\"displayName\":null,\"bio\":{},\"locale\":\"?\",\"timeZone\":\"Mars\"}"))
                .asInstanceOf(InstanceOfAssertFactories.type(ChangeNotValid.class))
                .extracting(ChangeNotValid::errors, InstanceOfAssertFactories.list(FieldError.class))
                .extracting(FieldError::field)
                .containsExactly("displayName", "bio", "locale", "timeZone");
    }

    @ParameterizedTest
    @CsvSource({"en-gb, en-GB", "ZH-hant-tw, zh-Hant-TW", "de, de", "sr-Latn-RS, sr-Latn-RS"})
    void languageTagsAreStoredInTheirCanonicalForm(String tag, String canonical) {
        assertThat(ProfileField.LOCALE.parse(tag)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en_GB", "e", "english-language-of-no-country", "en-GB\u0000"})
    void otherTextsAreNoLanguageTags(String tag) {
        assertThat(ProfileField.LOCALE.parse(tag)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+02:00", "europe/berlin", "Berlin", "Europe/Berlin "})
    void otherTextsAreNoTimeZones(String zone) {
        assertThat(ProfileField.TIME_ZONE.parse(zone)).isEmpty();
    }

    @Test
    void bioMayHaveLinesButNoOtherControlCharactersAndIsBounded() {
        assertThat(ProfileField.BIO.parse("a\r\nb\tc")).contains("a\nb\tc");
        assertThat(ProfileField.BIO.parse("a\u0000")).isEmpty();
        assertThat(ProfileField.BIO.parse("\uD83E")).isEmpty();
        assertThat(ProfileField.BIO.parse("🧮".repeat(500))).isPresent();
        assertThat(ProfileField.BIO.parse("a".repeat(501))).isEmpty();
    }

    @Test
    void onlyTheExpectedVersionsAreChanged() {
        assertThat(new ProfileVersions(List.of()).include(ADA)).isTrue();
        assertThat(new ProfileVersions(List.of("*")).include(ADA)).isTrue();
        assertThat(new ProfileVersions(List.of("\"2\"", "\"3\"")).include(ADA)).isTrue();
        assertThat(new ProfileVersions(List.of("\"2\"", "W/\"3\"", "3")).include(ADA))
                .isFalse();
    }

    private static Profile changed(String patch) {
        return ProfileChange.parse(JSON.readTree(patch)).applyTo(ADA, NOW);
    }
}
