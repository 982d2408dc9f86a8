package dev.licet.identity.oauth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request to the token endpoint, read but not yet believed.
 *
 * @param parameters each with one value that is not empty
 * @param authorization the values of the {@code Authorization} header
 * @param sender from where it comes
 */
public record OAuthRequest(
    Map<String, String> parameters, List<String> authorization, Sender sender) {
  public OAuthRequest {
    parameters = Map.copyOf(parameters);
    authorization = List.copyOf(authorization);
  }

  /** One from inside the house, where nobody needs to authenticate. */
  public static OAuthRequest of(Map<String, String> parameters) {
    return new OAuthRequest(parameters, List.of(), Sender.INSIDE);
  }

  /** The same from somebody who has proved to hold the key of that thumbprint. */
  OAuthRequest provedBy(String keyThumbprint) {
    return new OAuthRequest(parameters, authorization, sender.holding(keyThumbprint));
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  public Attempt<String> require(String name) {
    return Attempt.of(find(name), OAuthError.missingParameter(name));
  }

  /** The API that the token is for; {@code resource} is RFC 8707's name for it. */
  public Optional<String> audience() {
    return find("audience").or(() -> find("resource"));
  }

  /** The permissions asked for, none twice; none at all where the request does not say. */
  public List<String> scope() {
    return find("scope").stream()
        .flatMap(text -> Stream.of(text.split(" ")))
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /** Secrets never print themselves. */
  @Override
  public String toString() {
    return "OAuthRequest" + parameters.keySet();
  }
}
