package dev.licet.identity.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;

/** A body of the form {@code a=1&b=2}. */
public final class FormBody {
  private static final char LOST = '\uFFFD';

  private FormBody() {}

  /** The parameters; none twice, and those that are empty left out. */
  public static Attempt<Map<String, String>> parse(String text) {
    var parameters = Attempt.of(new ParameterMap());
    for (var pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        parameters = parameters.then(map -> add(map, pair));
      }
    }
    return parameters.then(map -> Attempt.of(map.withoutEmpty()));
  }

  private static Attempt<ParameterMap> add(ParameterMap map, String pair) {
    var equals = pair.indexOf('=');
    var name = decode(equals < 0 ? pair : pair.substring(0, equals));
    var value = decode(equals < 0 ? "" : pair.substring(equals + 1));
    if (name.isEmpty() || value.isEmpty()) {
      return Attempt.failed(OAuthError.invalidRequest("The request body is not a valid form"));
    }
    return map.add(name.get(), value.get());
  }

  /**
   * The text behind {@code +} and {@code %XX}; nothing where that is no such text. Octets that are
   * no UTF-8 are read as U+FFFD, all of them: two different values must not become one.
   */
  static Optional<String> decode(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, UTF_8)).filter(read -> read.indexOf(LOST) < 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
