package dev.licet.identity.branding;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.management.body.Shape;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The form with colours and logo, as it was filled in; what is empty is as usual. */
record BrandingForm(String primary, String background, String logo) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String COLOUR = "A colour is # and 3, 4, 6 or 8 of the signs 0-9 and a-f";

  BrandingForm(
      @Nullable String primary,
      @BindParam("page_background") @Nullable String background,
      @BindParam("logo_url") @Nullable String logo) {
    this.primary = requireNonNullElse(primary, "").strip();
    this.background = requireNonNullElse(background, "").strip();
    this.logo = requireNonNullElse(logo, "").strip();
  }

  static BrandingForm of(JsonNode branding) {
    return new BrandingForm(
        branding.path("colors").path("primary").asString(""),
        branding.path("colors").path("page_background").asString(""),
        branding.path("logo_url").asString(""));
  }

  List<FieldProblem> problems() {
    return new FieldChecks()
        .require(fits(Colour.SHAPE, primary), "primary", COLOUR)
        .require(fits(Colour.SHAPE, background), "page_background", COLOUR)
        .require(fits(Shape.link(), logo), "logo_url", "A logo is a URL that begins with https://")
        .problems();
  }

  Map<String, JsonNode> changes() {
    var colours = JSON.objectNode();
    if (!primary.isEmpty()) {
      colours.put("primary", primary);
    }
    if (!background.isEmpty()) {
      colours.put("page_background", background);
    }
    var changes = new LinkedHashMap<String, JsonNode>();
    changes.put("colors", colours.isEmpty() ? JSON.nullNode() : colours);
    changes.put("logo_url", logo.isEmpty() ? JSON.nullNode() : JSON.stringNode(logo));
    return changes;
  }

  private static boolean fits(Shape shape, String text) {
    return text.isEmpty() || shape.allows(JSON.stringNode(text));
  }
}
