package dev.licet.identity.branding;

import static dev.licet.identity.management.body.Shape.emptyOr;
import static dev.licet.identity.management.body.Shape.link;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.text;

import dev.licet.identity.document.Document;
import dev.licet.identity.management.body.Shape;
import java.util.List;
import java.util.Optional;

/** What is kept about how the pages for users look. */
final class BrandingDocuments {
  static final Document BRANDING =
      new Document(
          "branding",
          "{}",
          object()
              .may(
                  "colors",
                  object()
                      .may("primary", Colour.SHAPE.orNull())
                      .may("page_background", Colour.SHAPE.orNull())
                      .orNull())
              .may("logo_url", emptyOr(link()).orNull())
              .may("favicon_url", emptyOr(link()).orNull())
              .may("font", object().may("url", emptyOr(link()).orNull()).orNull()));

  static final Document THEME = new Document("branding/themes/default", "{}", ThemeShape.SHAPE);

  /** The HTML of the pages. */
  static final Shape TEMPLATE = text(500_000);

  static final Document LOGIN_TEMPLATE =
      new Document("branding/templates/universal-login", "{}", object().must("template", TEMPLATE));

  private static final List<String> TAGS = List.of("{%- auth0:head -%}", "{%- auth0:widget -%}");

  private BrandingDocuments() {}

  /** What a template of the pages must have and this one has not. */
  static Optional<String> tagMissingIn(String template) {
    return TAGS.stream().filter(tag -> !template.contains(tag)).findFirst();
  }
}
