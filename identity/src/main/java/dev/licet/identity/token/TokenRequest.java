package dev.licet.identity.token;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request to the token endpoint, read but not yet believed.
 *
 * @param parameters each with one value that is not empty
 * @param authorization the values of the {@code Authorization} header
 */
record TokenRequest(Map<String, String> parameters, List<String> authorization) {
  TokenRequest {
    parameters = Map.copyOf(parameters);
    authorization = List.copyOf(authorization);
  }

  /** One from inside the house, where nobody needs to authenticate. */
  static TokenRequest of(Map<String, String> parameters) {
    return new TokenRequest(parameters, List.of());
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  Attempt<String> require(String name) {
    return Attempt.of(find(name), OAuthError.missingParameter(name));
  }

  /** The API that the token is for; {@code resource} is RFC 8707's name for it. */
  Optional<String> audience() {
    return find("audience").or(() -> find("resource"));
  }

  /** The permissions asked for, none twice; none at all where the request does not say. */
  List<String> scope() {
    return find("scope").stream()
        .flatMap(text -> Stream.of(text.split(" ")))
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /** Secrets never print themselves. */
  @Override
  public String toString() {
    return "TokenRequest" + parameters.keySet();
  }
}
