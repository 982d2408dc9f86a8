package dev.licet.identity.login;

import dev.licet.identity.shared.BrowserHeaders;
import dev.licet.identity.shared.Issuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The filter chain in front of the users' pages: forms from other sites refused, and the headers
 * that keep script, frames, caches and readers of the address out. Who is signed in, each page asks
 * for itself, so no other filters of Spring Security's: its builder would add eight, and look 31
 * kinds of beans up at each start.
 */
@Configuration(proxyBeanMethods = false)
class LoginSecurity {
  private static final long YEAR = Duration.ofDays(365).toSeconds();

  private final LoginProblems problems;
  private final Issuer issuer;

  LoginSecurity(LoginProblems problems, Issuer issuer) {
    this.problems = problems;
    this.issuer = issuer;
  }

  @Bean
  @Order(2)
  SecurityFilterChain loginPages() {
    var headers = new ArrayList<>(headers());
    headers.add(new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY));
    return new DefaultSecurityFilterChain(
        to("/u/**"), problems.filter(), new HeaderWriterFilter(headers), csrf());
  }

  /**
   * Where applications send browsers, forms of theirs included: no token of ours is in them. What
   * may be shown in a frame is said by a page's content policy, which goes before X-Frame-Options.
   */
  @Bean
  @Order(3)
  SecurityFilterChain pagesForApplications() {
    return new DefaultSecurityFilterChain(
        new OrRequestMatcher(to("/authorize/**"), to("/v2/logout"), to("/oidc/logout")),
        problems.filter(),
        new HeaderWriterFilter(headers()));
  }

  private static RequestMatcher to(String path) {
    return PathPatternRequestMatcher.withDefaults().matcher(path);
  }

  /**
   * The cookie goes along when an application sends the browser here, so that a form in another tab
   * keeps its token. The token is made before the page is written: a cookie cannot follow then.
   *
   * <p>It belongs to no session: most pages are there before one, and a sign-in in one tab would
   * end the forms of all others. No neighbour can plant one, neither from a subdomain nor without
   * TLS: that is what the prefix of its name is for. What a sign-in may do is bound to its browser
   * besides.
   */
  private CsrfFilter csrf() {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("__Host-licet-login-csrf");
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(cookie -> cookie.secure(true).httpOnly(true).sameSite("Lax"));
    var handler = new XorCsrfTokenRequestAttributeHandler();
    handler.setCsrfRequestAttributeName(null);
    var filter = new CsrfFilter(tokens);
    filter.setRequestHandler(handler);
    filter.setAccessDeniedHandler((request, response, _) ->
        problems.write(HttpStatus.FORBIDDEN, "refused", request, response));
    return filter;
  }

  private List<HeaderWriter> headers() {
    return List.of(
        new XContentTypeOptionsHeaderWriter(),
        new XXssProtectionHeaderWriter(),
        new CacheControlHeadersWriter(),
        new HstsHeaderWriter(request -> BrowserHeaders.strict(request, issuer), YEAR, true),
        new ContentSecurityPolicyHeaderWriter(LoginHeaders.policy()),
        new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
        new PermissionsPolicyHeaderWriter(BrowserHeaders.FEATURES));
  }
}
