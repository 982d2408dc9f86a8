package dev.licet.identity.branding;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A theme, or none. What is not of its kind is as if it were not there, whoever wrote it into the
 * table: only colours, numbers and the reader's own words come out, and addresses of pictures.
 */
public final class Theme {
  /** Where nobody has made one. */
  public static final Theme NONE = new Theme(MissingNode.getInstance());

  private static final double MOST = 10_000;

  private final JsonNode kept;

  Theme(JsonNode kept) {
    this.kept = kept;
  }

  /**
   * A colour.
   *
   * @param at where it is, as RFC 6901 has it
   */
  public Optional<Colour> colour(String at) {
    return Colour.of(kept.at(at));
  }

  /** A number that is a size of something on a page. */
  public Optional<Double> number(String at) {
    return Optional.of(kept.at(at))
        .filter(JsonNode::isNumber)
        .map(number -> number.asDouble(-1))
        .filter(number -> number >= 0 && number <= MOST);
  }

  public Optional<Boolean> flag(String at) {
    return Optional.of(kept.at(at)).filter(JsonNode::isBoolean).map(JsonNode::asBoolean);
  }

  /** What a word stands for. */
  public <T> Optional<T> word(String at, Map<String, T> meanings) {
    return Optional.ofNullable(meanings.get(kept.at(at).asString("")));
  }

  /** What it says in place of a setting of {@code /api/v2/branding}, by the setting's name. */
  SortedMap<String, String> insteadOfSettings() {
    var instead = new TreeMap<String, String>();
    colour("/colors/primary_button").ifPresent(button -> instead.put("primary", button.hex()));
    colour("/page_background/background_color")
        .ifPresent(page -> instead.put("page_background", page.hex()));
    logo().ifPresent(logo -> instead.put("logo_url", logo));
    if (hidesLogo()) {
      instead.put("logo_url", "");
    }
    return instead;
  }

  Optional<String> background() {
    return address("/page_background/background_image_url");
  }

  /** The theme's own; nothing where it leaves that to others. */
  Optional<String> logo() {
    return address("/widget/logo_url");
  }

  /** Whether no logo is to be shown at all. */
  boolean hidesLogo() {
    return kept.at("/widget/logo_position").asString("").equals("none");
  }

  private Optional<String> address(String at) {
    return Branding.text(kept.at(at));
  }
}
