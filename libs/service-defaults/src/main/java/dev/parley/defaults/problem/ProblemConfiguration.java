package dev.parley.defaults.problem;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class ProblemConfiguration {
    @Bean
    ProblemTranslator problemTranslator(ObjectProvider<Problems<?>> features) {
        return new ProblemTranslator(List.copyOf(features.orderedStream().toList()));
    }
}
