package dev.licet.identity.token;

import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.refresh.RefreshToken;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to an exchange of a refresh token, as it is kept for a client that did not get it.
 *
 * @param audience the API that its access token is for; empty if for none
 */
record KeptAnswer(Optional<String> audience, TokenAnswer answer) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String AUDIENCE = "audience";

  /** One that does not say its API is for the one that the refresh token was issued for. */
  static KeptAnswer read(String text, RefreshToken token) {
    var json = JSON.readTree(text);
    return new KeptAnswer(
        json.path(AUDIENCE).stringValueOpt().or(() -> token.authorization().audience()),
        JSON.treeToValue(json, TokenAnswer.class));
  }

  /** Says its API only where that is another one: most are written as they are. */
  String text(RefreshToken token) {
    if (audience.equals(token.authorization().audience())) {
      return JSON.writeValueAsString(answer);
    }
    ObjectNode json = JSON.valueToTree(answer);
    audience.ifPresent(api -> json.put(AUDIENCE, api));
    return json.toString();
  }

  /** Whether its access token is for that API. */
  boolean isFor(Authorization target) {
    return audience.equals(target.audience());
  }
}
