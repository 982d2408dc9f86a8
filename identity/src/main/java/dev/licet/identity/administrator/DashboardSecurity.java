package dev.licet.identity.administrator;

import dev.licet.identity.dashboard.PageFailureFilter;
import dev.licet.identity.dashboard.ProblemPages;
import dev.licet.identity.shared.Issuer;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.DisableEncodeUrlFilter;

/**
 * The filter chain in front of the pages: who is signed in, who may see what, cross-site requests
 * refused, and the headers that keep foreign script, frames and caches out.
 */
@Configuration(proxyBeanMethods = false)
class DashboardSecurity {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";
  private static final String FEATURES =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

  private final ProblemPages problems;
  private final Issuer issuer;

  DashboardSecurity(ProblemPages problems, Issuer issuer) {
    this.problems = problems;
    this.issuer = issuer;
  }

  @Bean
  CsrfTokenRepository csrfTokens() {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("__Host-licet-csrf");
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(cookie -> cookie.secure(true).httpOnly(true).sameSite("Strict"));
    return tokens;
  }

  @Bean
  @Order(1)
  SecurityFilterChain pages(
      HttpSecurity http, SessionContext sessions, CsrfTokenRepository tokens) {
    return http.securityMatcher("/dashboard/**", "/setup/**")
        .securityContext(context -> context.securityContextRepository(sessions))
        .sessionManagement(
            management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .csrf(csrf -> csrf(csrf, tokens))
        .headers(this::headers)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/dashboard/signin", "/setup/*")
                .permitAll()
                .anyRequest()
                .hasRole(SessionContext.ROLE))
        .exceptionHandling(refusals ->
            refusals
                .authenticationEntryPoint(new SignInEntryPoint())
                .accessDeniedHandler((request, response, _) ->
                    problems.write(HttpStatus.FORBIDDEN, "refused", request, response)))
        .addFilterBefore(new PageFailureFilter(problems), DisableEncodeUrlFilter.class)
        .build();
  }

  /** The token is made before the page is written: a cookie cannot follow once the page is out. */
  private static void csrf(CsrfConfigurer<HttpSecurity> csrf, CsrfTokenRepository tokens) {
    var handler = new XorCsrfTokenRequestAttributeHandler();
    handler.setCsrfRequestAttributeName(null);
    csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(handler);
  }

  /**
   * No HSTS here: on localhost it would turn every other port of the developer's machine to TLS.
   */
  private void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .permissionsPolicyHeader(policy -> policy.policy(FEATURES))
        .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(this::strict));
  }

  /** Browsers apply it to every port of the name: on localhost it would close the API beside us. */
  private boolean strict(HttpServletRequest request) {
    return request.isSecure() && !issuer.isLocal();
  }
}
