package dev.parley.defaults.security;

import dev.parley.defaults.client.FleetProperties;
import dev.parley.defaults.problem.ProblemWriter;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.reactive.function.client.WebClient;

/** Every reactive service is a resource server: it validates tokens itself, and denies what it does not name. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration")
@EnableConfigurationProperties({ParleySecurityProperties.class, FleetProperties.class})
class SecurityConfiguration {
    @Bean
    TokenProblems tokenProblems() {
        return new TokenProblems();
    }

    /** Requests are observed as a whole; each step of the security chain as well would cost more than the steps. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.REACTIVE)
    @EnableWebFluxSecurity
    static class Reactive {
        @Bean
        @ConditionalOnMissingBean
        SecurityWebFilterChain securityWebFilterChain(
                ServerHttpSecurity http, ParleySecurityProperties properties, ProblemWriter problems) {
            var entryPoint = new ProblemEntryPoint(problems);
            return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                    .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                    .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                    .logout(ServerHttpSecurity.LogoutSpec::disable)
                    .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                    // The default looks into the web session, and so makes one for every request.
                    .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                    .authorizeExchange(rules -> {
                        rules.matchers(EndpointRequest.toAnyEndpoint()).permitAll();
                        rules.pathMatchers("/v3/api-docs/**").permitAll();
                        properties
                                .anonymousPaths()
                                .forEach(path -> rules.pathMatchers(path).permitAll());
                        rules.pathMatchers("/internal/**").hasAuthority("SCOPE_internal");
                        rules.anyExchange().hasAuthority("SCOPE_user");
                    })
                    .oauth2ResourceServer(server -> server.authenticationEntryPoint(entryPoint)
                            .jwt(jwt -> jwt.jwtAuthenticationConverter(
                                    new ReactiveJwtAuthenticationConverterAdapter(new CallerConverter()))))
                    .exceptionHandling(failures ->
                            failures.authenticationEntryPoint(entryPoint).accessDeniedHandler(problems::handle))
                    .build();
        }

        @Bean
        @ConditionalOnMissingBean
        ReactiveJwtDecoder jwtDecoder(ParleySecurityProperties properties, FleetProperties fleet, Clock clock) {
            String uri = properties.jwksUri().isBlank()
                    ? fleet.nodes("auth-service").getFirst() + "/oauth2/jwks"
                    : properties.jwksUri();
            var keys = new JwksCache(WebClient.create(), uri, clock);
            var decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::keysFor).build();
            decoder.setJwtValidator(validator(properties));
            return new RecentTokens(decoder, clock);
        }

        private static DelegatingOAuth2TokenValidator<Jwt> validator(ParleySecurityProperties properties) {
            var lifetime = new JwtTimestampValidator(Duration.ofSeconds(30));
            lifetime.setAllowEmptyExpiryClaim(false);
            return new DelegatingOAuth2TokenValidator<>(
                    lifetime,
                    new JwtIssuerValidator(properties.issuer()),
                    new JwtClaimValidator<java.util.List<String>>(
                            JwtClaimNames.AUD,
                            audience -> audience != null && audience.contains(properties.audience())));
        }
    }
}
