package dev.licet.identity;

import dev.licet.identity.shared.Issuer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
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

  /** In paths of the Management API an id may be a URL, whose slashes are encoded. */
  @Bean
  HttpFirewall firewall() {
    var strict = new StrictHttpFirewall();
    var withSlashes = new StrictHttpFirewall();
    withSlashes.setAllowUrlEncodedSlash(true);
    withSlashes.setAllowUrlEncodedDoubleSlash(true);
    withSlashes.setAllowUrlEncodedPercent(true);
    return new HttpFirewall() {
      @Override
      public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        var fitting = request.getRequestURI().startsWith("/api/v2/") ? withSlashes : strict;
        return fitting.getFirewalledRequest(request);
      }

      @Override
      public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return strict.getFirewalledResponse(response);
      }
    };
  }

  /** Browsers apply it to every port of the name: on localhost it would close the API beside us. */
  private static boolean strict(HttpServletRequest request, Issuer issuer) {
    return request.isSecure() && !issuer.isLocal();
  }
}
