package dev.licet.identity.application;

import dev.licet.identity.dashboard.SeeOther;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page with a new secret: the answer to the form itself, not a page that can be asked for
 * again.
 */
final class SecretPage {
  private SecretPage() {}

  /** With the secret that was supplied; where none had to be, it was only saved. */
  static ModelAndView supplied(Application application, Optional<ClientSecret> made, String path) {
    return made.map(secret -> of(application, secret, "supplied"))
        .orElseGet(() -> SeeOther.notice("saved", path, application.clientId()));
  }

  /** {@code why} chooses the words: created, rotated or supplied. */
  static ModelAndView of(Application application, ClientSecret secret, String why) {
    return new ModelAndView(
        "application/secret", Map.of("app", application, "secret", secret.value(), "why", why));
  }
}
