package dev.parley.auth.password;

import dev.parley.auth.password.PasswordRejected.WeakPassword;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;
import me.gosimple.nbvcxz.scoring.Result;
import org.springframework.stereotype.Component;

/** Refuses passwords that a guesser would find soon, also by what is known of their owner. */
@Component
public class PasswordPolicy {
    private static final int LOWEST_SCORE = 3;
    private static final int SHORTEST_WORD = 3;
    // The search for the cheapest guess is exponential: both of these bound it.
    private static final int LONGEST_SEARCHED = 40;
    private static final long SEARCH_MS = 100;

    private final HashingThreads threads;

    PasswordPolicy(HashingThreads threads) {
        this.threads = threads;
    }

    /** @param owner what is known of the owner, such as the name and the email address */
    public void check(String password, Collection<String> owner) {
        Result result = threads.call(() -> new Nbvcxz(knowing(owner)).estimate(password));
        if (result.getBasicScore() < LOWEST_SCORE) {
            throw new WeakPassword(advice(result));
        }
    }

    private static Configuration knowing(Collection<String> owner) {
        List<Dictionary> dictionaries = new ArrayList<>(ConfigurationBuilder.getDefaultDictionaries());
        dictionaries.add(new DictionaryBuilder()
                .setDictionaryName("owner")
                .setExclusion(true)
                .addWords(words(owner), 0)
                .createDictionary());
        return new ConfigurationBuilder()
                .setDictionaries(dictionaries)
                .setLocale(Locale.ENGLISH)
                .setMaxLength(LONGEST_SEARCHED)
                .setCombinationAlgorithmTimeout(SEARCH_MS)
                .createConfiguration();
    }

    private static List<String> words(Collection<String> owner) {
        return owner.stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .flatMap(text -> Stream.concat(Stream.of(text), Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .toList();
    }

    private static List<String> advice(Result result) {
        List<String> keys = new ArrayList<>();
        if (result.getFeedback().getWarningKey() != null) {
            keys.add(result.getFeedback().getWarningKey());
        }
        keys.addAll(result.getFeedback().getSuggestionKeys());
        return keys;
    }
}
