package dev.licet.identity.branding;

import dev.licet.identity.document.Documents;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** How the pages for users look. From memory, at most 5 s old. */
@Service
public class Branding {
  /** Where nobody has chosen one. */
  private static final String PRIMARY = "#0b7a66";

  private static final String PAGE = "#f3f5f5";

  /** Where nobody can know what was chosen. */
  public static final Look PLAIN = new Look(PRIMARY, PAGE, Optional.empty());

  private final Documents documents;

  Branding(Documents documents) {
    this.documents = documents;
  }

  /**
   * What is shown.
   *
   * @param primary the colour of buttons and links, {@code #rrggbb} or another form of hexadecimal
   * @param page the colour behind everything
   */
  public record Look(String primary, String page, Optional<String> logo) {}

  /** What is shown. */
  public Look look() {
    var branding = documents.read(BrandingDocuments.BRANDING);
    var colors = branding.path("colors");
    return new Look(
        text(colors.path("primary")).orElse(PRIMARY),
        text(colors.path("page_background")).orElse(PAGE),
        text(branding.path("logo_url")));
  }

  private static Optional<String> text(JsonNode value) {
    return Optional.of(value.asString("")).filter(text -> !text.isEmpty());
  }
}
