package dev.parley.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the servers of this test run are, by the names of the variables that services read. */
record Endpoints(Map<String, String> variables) {
    static Endpoints parse(List<String> lines) {
        Map<String, String> variables = new HashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                variables.put(
                        line.substring(0, equals).trim(),
                        line.substring(equals + 1).trim());
            }
        }
        return new Endpoints(Map.copyOf(variables));
    }

    String get(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("The servers do not say " + name);
        }
        return value;
    }
}
