package dev.licet.identity.oauth;

import dev.licet.identity.shared.FieldChecks;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gathers the parameters of a body under the rules that all bodies share: none twice (RFC 6749,
 * 3.2), an empty one counts as left out (3.1), and no characters that no parameter can hold.
 */
final class ParameterMap {
  private final Map<String, String> values = new LinkedHashMap<>();

  /** Adds one; the answer is this map again. */
  Attempt<ParameterMap> add(String name, String value) {
    if (!FieldChecks.isLine(name)) {
      return Attempt.failed(OAuthError.invalidRequest("A parameter's name is not plain text"));
    }
    if (!FieldChecks.isLine(value)) {
      return Attempt.failed(OAuthError.invalidRequest("Parameter is not plain text: " + name));
    }
    if (values.putIfAbsent(name, value) != null) {
      return Attempt.failed(OAuthError.invalidRequest("Duplicate parameter: " + name));
    }
    return Attempt.of(this);
  }

  Map<String, String> withoutEmpty() {
    values.values().removeIf(String::isEmpty);
    return values;
  }
}
