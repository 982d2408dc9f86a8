package dev.licet.identity.management.body;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

record LinkShape(boolean secure) implements Shape {
  private static final Shape TEXT = Shape.name(2_048);
  private static final Set<String> PROGRAMS =
      Set.of("javascript", "data", "vbscript", "blob", "about", "file", "view-source");

  @Override
  public void check(JsonNode value, String place) {
    TEXT.check(value, place);
    if (!isLink(value.stringValue())) {
      throw Refusals.refused(
          "Object didn't pass validation for format %s: "
                  .formatted(secure ? "absolute-https-uri" : "absolute-uri")
              + Refusals.echo(value.stringValue()),
          place);
    }
  }

  /** With placeholders such as {@code {organization_name}}, which stand for a part of the name. */
  private boolean isLink(String text) {
    try {
      var link = new URI(text.replaceAll("\\{[a-z_.]+\\}", "x").replace("*", "x"));
      return link.isAbsolute()
          && !PROGRAMS.contains(link.getScheme().toLowerCase(Locale.ROOT))
          && (secure ? isSecure(link) : link.getRawFragment() == null)
          && link.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isSecure(URI link) {
    return "https".equals(link.getScheme()) && link.getHost() != null;
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "format", "uri", "maxLength", 2_048);
  }
}
