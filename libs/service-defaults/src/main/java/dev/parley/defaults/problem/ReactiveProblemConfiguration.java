package dev.parley.defaults.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(after = ProblemConfiguration.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
class ReactiveProblemConfiguration {
    @Bean
    ProblemWriter problemWriter(ProblemTranslator translator, JsonMapper json) {
        return new ProblemWriter(translator, json);
    }
}
