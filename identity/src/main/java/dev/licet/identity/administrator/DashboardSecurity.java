package dev.licet.identity.administrator;

import dev.licet.identity.dashboard.PageFailureFilter;
import dev.licet.identity.dashboard.ProblemPages;
import dev.licet.identity.shared.BrowserHeaders;
import dev.licet.identity.shared.Issuer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
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

  private final ProblemPages problems;
  private final Issuer issuer;

  DashboardSecurity(ProblemPages problems, Issuer issuer) {
    this.problems = problems;
    this.issuer = issuer;
  }

  @Bean
  @Order(1)
  SecurityFilterChain pages(HttpSecurity http, SessionContext sessions, FormTokens tokens) {
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
                .requestMatchers("/dashboard/signin", "/setup/*", "/setup/password/*")
                .permitAll()
                .anyRequest()
                .hasRole(SessionContext.ROLE))
        .exceptionHandling(refusals ->
            refusals
                .authenticationEntryPoint(
                    (request, response, _) -> SignInFirst.lead(request, response))
                .accessDeniedHandler(this::refuse))
        .addFilterBefore(new PageFailureFilter(problems), DisableEncodeUrlFilter.class)
        .build();
  }

  /** The token of a form whose session is over is none either; that is no attack. */
  private void refuse(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws ServletException {
    if (isSignedIn() || !isClosed(request.getServletPath())) {
      problems.write(HttpStatus.FORBIDDEN, "refused", request, response);
    } else {
      SignInFirst.lead(request, response);
    }
  }

  private static boolean isSignedIn() {
    return SecurityContextHolder.getContext().getAuthentication() != null;
  }

  private static boolean isClosed(String path) {
    return path.startsWith("/dashboard/") && !path.equals(SignInPages.PATH);
  }

  /** The token is made before the page is written: a cookie cannot follow once the page is out. */
  private static void csrf(CsrfConfigurer<HttpSecurity> csrf, FormTokens tokens) {
    var handler = new XorCsrfTokenRequestAttributeHandler();
    handler.setCsrfRequestAttributeName(null);
    csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(handler);
  }

  private void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .permissionsPolicyHeader(policy -> policy.policy(BrowserHeaders.FEATURES))
        .httpStrictTransportSecurity(
            hsts -> hsts.requestMatcher(request -> BrowserHeaders.strict(request, issuer)));
  }
}
