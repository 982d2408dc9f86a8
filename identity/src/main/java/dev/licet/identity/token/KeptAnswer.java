package dev.licet.identity.token;

import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.oauth.Sender;
import dev.licet.identity.refresh.RefreshToken;
import dev.licet.identity.refresh.TokenHolder;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to an exchange of a refresh token, as it is kept for a client that did not get it.
 *
 * @param audience the API that its access token is for; empty if for none
 * @param holder what whoever got it had proved to hold, which its access token may be bound to
 */
record KeptAnswer(Optional<String> audience, TokenHolder holder, TokenAnswer answer) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String AUDIENCE = "audience";
  private static final String KEY = "jkt";
  private static final String CERTIFICATE = "x5t#S256";

  static KeptAnswer of(Authorization target, Sender sender, TokenAnswer answer) {
    return new KeptAnswer(target.audience(), holder(sender), answer);
  }

  /** What it does not say is as with the refresh token that it was for. */
  static KeptAnswer read(String text, RefreshToken token) {
    var json = JSON.readTree(text);
    return new KeptAnswer(
        json.path(AUDIENCE).stringValueOpt().or(() -> token.authorization().audience()),
        new TokenHolder(
            json.path(KEY).stringValueOpt().or(token::keyThumbprint),
            json.path(CERTIFICATE).stringValueOpt().or(token::certificateThumbprint)),
        JSON.treeToValue(json, TokenAnswer.class));
  }

  /** Says only what is not as with the refresh token: most are written as they are. */
  String text(RefreshToken token) {
    if (audience.equals(token.authorization().audience()) && holder.equals(holder(token))) {
      return JSON.writeValueAsString(answer);
    }
    ObjectNode json = JSON.valueToTree(answer);
    audience.ifPresent(api -> json.put(AUDIENCE, api));
    holder.keyThumbprint().ifPresent(key -> json.put(KEY, key));
    holder.certificateThumbprint().ifPresent(one -> json.put(CERTIFICATE, one));
    return json.toString();
  }

  /** Whether its access token is for that API, and for whoever holds what this sender does. */
  boolean isFor(Authorization target, Sender sender) {
    return audience.equals(target.audience()) && holder.equals(holder(sender));
  }

  private static TokenHolder holder(Sender sender) {
    return new TokenHolder(sender.keyThumbprint(), sender.certificateThumbprint());
  }

  private static TokenHolder holder(RefreshToken token) {
    return new TokenHolder(token.keyThumbprint(), token.certificateThumbprint());
  }
}
