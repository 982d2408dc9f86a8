package dev.licet.identity.login;

import dev.licet.identity.branding.Branding.Look;
import dev.licet.identity.branding.Colour;
import dev.licet.identity.shared.Digest;

/**
 * How the tenant's pages look as a style sheet: a few custom properties, which {@code login.css}
 * reads.
 *
 * @param css its text
 */
record Colours(String css) {
  /** What the theme says stands last, and for the dark too: so it holds. */
  static Colours of(Look look) {
    return new Colours(base(look.primary(), look.page()) + ThemeSheet.css(look.theme()));
  }

  /** Another one for another text. */
  String version() {
    return Digest.of(css).value().substring(0, 12);
  }

  /** Buttons are opaque: nobody knows what is behind, so not which text can be read on it. */
  private static String base(Colour primary, Colour page) {
    return """
    :root { --primary: %s; --on-primary: %s; }
    @media (prefers-color-scheme: light) { :root { --page: %s; } }
    """
        .formatted(primary.opaque().hex(), primary.isDark() ? "#ffffff" : "#000000", page.hex());
  }
}
