package dev.licet.identity.application;

import java.util.Map;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page with a new secret: the answer to the form itself, not a page that can be asked for
 * again.
 */
final class SecretPage {
  private SecretPage() {}

  /** {@code why} chooses the words: created, rotated or supplied. */
  static ModelAndView of(Application application, ClientSecret secret, String why) {
    return new ModelAndView(
        "application/secret", Map.of("app", application, "secret", secret.value(), "why", why));
  }
}
