package dev.licet.identity.authorize.request;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an application wants to be answered with.
 *
 * @see <a href="https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html">OAuth 2.0
 *     Multiple Response Types</a>
 */
public record ResponseType(Set<Part> parts) {
  /** One of the things; an answer can bring several. */
  public enum Part {
    CODE,
    TOKEN,
    ID_TOKEN
  }

  public ResponseType {
    parts = Set.copyOf(parts);
  }

  /** As on the wire, in any order: {@code code id_token}. */
  public static Optional<ResponseType> parse(String text) {
    var parts = EnumSet.noneOf(Part.class);
    for (var name : text.split(" ", -1)) {
      var part = part(name);
      if (part.isEmpty() || !parts.add(part.get())) {
        return Optional.empty();
      }
    }
    return Optional.of(new ResponseType(parts));
  }

  public boolean has(Part part) {
    return parts.contains(part);
  }

  /** Whether anything comes out of {@code /authorize} itself that must not get into a log. */
  public boolean bringsTokens() {
    return has(Part.TOKEN) || has(Part.ID_TOKEN);
  }

  /** The grant types that an application must have for it. */
  List<String> grantTypes() {
    return !has(Part.CODE)
        ? List.of("implicit")
        : bringsTokens()
            ? List.of("authorization_code", "implicit")
            : List.of("authorization_code");
  }

  private static Optional<Part> part(String name) {
    return Arrays.stream(Part.values())
        .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
