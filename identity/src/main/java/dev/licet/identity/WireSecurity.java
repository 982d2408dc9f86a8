package dev.licet.identity;

import dev.licet.identity.shared.Issuer;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The filter chain of everything that is not a page: no session, no cookie, no form; each endpoint
 * authenticates its callers itself. The pages have a chain of their own, asked first.
 */
@Configuration(proxyBeanMethods = false)
class WireSecurity {
  @Bean
  @Order
  SecurityFilterChain wire(HttpSecurity http, Issuer issuer) {
    return http.sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .headers(headers ->
            headers
                .httpStrictTransportSecurity(
                    hsts -> hsts.requestMatcher(request -> strict(request, issuer)))
                .contentSecurityPolicy(
                    policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
        .build();
  }

  /** Browsers apply it to every port of the name: on localhost it would close the API beside us. */
  private static boolean strict(HttpServletRequest request, Issuer issuer) {
    return request.isSecure() && !issuer.isLocal();
  }
}
