package dev.licet.identity.login;

import dev.licet.identity.shared.Issuer;
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
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.DisableEncodeUrlFilter;

/**
 * The filter chain in front of the users' pages: forms from other sites refused, and the headers
 * that keep script, frames, caches and readers of the address out. Who is signed in, each page asks
 * for itself.
 */
@Configuration(proxyBeanMethods = false)
class LoginSecurity {
  private static final String FEATURES =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

  private final LoginProblems problems;
  private final Issuer issuer;

  LoginSecurity(LoginProblems problems, Issuer issuer) {
    this.problems = problems;
    this.issuer = issuer;
  }

  @Bean
  @Order(2)
  SecurityFilterChain loginPages(HttpSecurity http) {
    return chain(http, "/u/**")
        .csrf(LoginSecurity::csrf)
        .exceptionHandling(refusals ->
            refusals.accessDeniedHandler((request, response, _) ->
                problems.write(HttpStatus.FORBIDDEN, "refused", request, response)))
        .build();
  }

  /**
   * Where applications send browsers, forms of theirs included: no token of ours is in them. What
   * may be shown in a frame is said by a page's content policy, which goes before X-Frame-Options.
   */
  @Bean
  @Order(3)
  SecurityFilterChain pagesForApplications(HttpSecurity http) {
    return chain(http, "/authorize/**", "/v2/logout", "/oidc/logout")
        .csrf(AbstractHttpConfigurer::disable)
        .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable))
        .build();
  }

  private HttpSecurity chain(HttpSecurity http, String... paths) {
    return http.securityMatcher(paths)
        .sessionManagement(
            management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(this::headers)
        .addFilterBefore(problems.filter(), DisableEncodeUrlFilter.class);
  }

  /**
   * The cookie goes along when an application sends the browser here, so that a form in another tab
   * keeps its token. The token is made before the page is written: a cookie cannot follow then.
   */
  private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("__Host-licet-login-csrf");
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(cookie -> cookie.secure(true).httpOnly(true).sameSite("Lax"));
    var handler = new XorCsrfTokenRequestAttributeHandler();
    handler.setCsrfRequestAttributeName(null);
    csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(handler);
  }

  private void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(LoginHeaders.policy()))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .permissionsPolicyHeader(policy -> policy.policy(FEATURES))
        .httpStrictTransportSecurity(
            hsts -> hsts.requestMatcher(request -> request.isSecure() && !issuer.isLocal()));
  }
}
