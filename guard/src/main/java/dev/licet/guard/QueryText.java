package dev.licet.guard;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The names and values of a query, written as {@code application/x-www-form-urlencoded}. */
final class QueryText {
  private QueryText() {}

  /** All values of this name; a name without a value has an empty one. */
  static List<String> values(URI uri, String name) {
    String query = uri.getRawQuery();
    if (query == null) {
      return List.of();
    }
    List<String> values = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (decoded(equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
        values.add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  /** Never fails: there is no broken escape in what is a URI already. */
  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
