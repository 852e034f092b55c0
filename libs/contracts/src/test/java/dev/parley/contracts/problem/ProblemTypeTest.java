package dev.parley.contracts.problem;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\|");

    @Test
    void documentationListsEveryTypeWithItsStatus() throws IOException {
        Map<String, Integer> documented = Files.readAllLines(Path.of("../../docs/problems.md")).stream()
                .map(ROW::matcher)
                .filter(row -> row.find())
                .collect(toMap(row -> row.group(1), row -> Integer.valueOf(row.group(2))));
        Map<String, Integer> declared =
                Arrays.stream(ProblemType.values()).collect(toMap(ProblemType::slug, ProblemType::status));
        assertThat(documented).isEqualTo(declared);
    }
}
