package dev.licet.bench.http;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers callers with the scope {@code read:orders}: Spring Security's resource server sees to
 * that, as its reference documentation sets it up, without sessions.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class SpringSecurityApi {
  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication.run(SpringSecurityApi.class, args);
  }

  @Bean
  SecurityFilterChain chain(HttpSecurity http) {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/orders")
                .hasAuthority("SCOPE_read:orders")
                .anyRequest()
                .denyAll())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
        .build();
  }

  @Bean
  JwtDecoder decoder(
      @Value("${bench.jwks}") Path jwks,
      @Value("${bench.issuer}") String issuer,
      @Value("${bench.audience}") String audience)
      throws IOException, ParseException {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(JWKSet.parse(Files.readString(jwks))))
            .build();
    decoder.setJwtValidator(
        JwtValidators.createDefaultWithValidators(
            List.of(new JwtIssuerValidator(issuer), new JwtAudienceValidator(audience))));
    return decoder;
  }

  @GetMapping("/orders")
  Order orders() {
    return Order.SOME;
  }
}
