package dev.licet.identity.administrator;

import dev.licet.identity.shared.Digest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * The tokens of forms, against other sites that send them. Who is signed in has the token that
 * follows from the session's secret: it cannot be guessed, another session's is none, and it ends
 * with the session. Before sign-in there is no session to bind it to: there a random one is kept in
 * a cookie, which its prefix keeps others from planting.
 */
@Component
class FormTokens implements CsrfTokenRepository {
  private static final String HEADER = "X-XSRF-TOKEN";
  private static final String PARAMETER = "_csrf";

  private final CookieCsrfTokenRepository before = new CookieCsrfTokenRepository();

  FormTokens() {
    before.setCookieName("__Host-licet-csrf");
    before.setCookiePath("/");
    before.setCookieCustomizer(cookie -> cookie.secure(true).httpOnly(true).sameSite("Strict"));
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return before.generateToken(request);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    before.saveToken(token, request, response);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return session(request).map(FormTokens::of).orElseGet(() -> before.loadToken(request));
  }

  /** What the cookie holds, if somebody is signed in by it. */
  private static Optional<String> session(HttpServletRequest request) {
    return SecurityContextHolder.getContext().getAuthentication() == null
        ? Optional.empty()
        : Sessions.COOKIE.read(request);
  }

  private static CsrfToken of(String session) {
    return new DefaultCsrfToken(HEADER, PARAMETER, Digest.of("form " + session).value());
  }
}
