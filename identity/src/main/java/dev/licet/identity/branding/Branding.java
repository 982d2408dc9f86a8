package dev.licet.identity.branding;

import dev.licet.identity.document.Documents;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** How the pages for users look. From memory, at most 5 s old. */
@Service
public class Branding {
  /** Where nobody has chosen one. */
  private static final Colour PRIMARY = new Colour("#0b7a66");

  private static final Colour PAGE = new Colour("#f3f5f5");

  /** Where nobody can know what was chosen. */
  public static final Look PLAIN = new Look(PRIMARY, PAGE, Pictures.OURS, Theme.NONE);

  private final Documents documents;

  Branding(Documents documents) {
    this.documents = documents;
  }

  /**
   * What is shown.
   *
   * @param primary the colour of buttons, where the theme has none
   * @param page the colour behind everything, where the theme has none
   * @param pictures those of the theme go before others
   */
  public record Look(Colour primary, Colour page, Pictures pictures, Theme theme) {}

  /** What is shown. */
  public Look look() {
    var branding = documents.read(BrandingDocuments.BRANDING);
    var colors = branding.path("colors");
    var theme = theme();
    return new Look(
        Colour.of(colors.path("primary")).orElse(PRIMARY),
        Colour.of(colors.path("page_background")).orElse(PAGE),
        pictures(branding, theme),
        theme);
  }

  Theme theme() {
    return documents.has(BrandingDocuments.THEME)
        ? new Theme(documents.read(BrandingDocuments.THEME))
        : Theme.NONE;
  }

  private static Pictures pictures(JsonNode branding, Theme theme) {
    boolean shown = !theme.hidesLogo();
    return new Pictures(
        theme.logo().or(() -> text(branding.path("logo_url"))).filter(_ -> shown),
        shown,
        text(branding.path("favicon_url")),
        theme.background());
  }

  static Optional<String> text(JsonNode value) {
    return Optional.of(value.asString("")).filter(text -> !text.isEmpty());
  }
}
