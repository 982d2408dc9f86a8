package dev.licet.identity.registration;

import dev.licet.identity.application.TokenEndpointAuthMethod;
import dev.licet.identity.credential.KeyAddresses;
import dev.licet.identity.credential.NewCredential;
import dev.licet.identity.credential.PublicKeyText;
import dev.licet.identity.credential.WantedCredential;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The public keys that an application brings along ({@code jwks}), or where they are ({@code
 * jwks_uri}; RFC 7591, 2). They are for proving who it is; where it does that in another way, those
 * that it brings along are for the requests that it signs, and what it says of others is left
 * aside.
 *
 * @param signing those for requests alone
 */
record ClientKeys(
    List<WantedCredential> keys, Optional<String> address, List<WantedCredential> signing) {

  ClientKeys {
    keys = List.copyOf(keys);
    signing = List.copyOf(signing);
  }

  static Attempt<ClientKeys> read(JsonNode body, TokenEndpointAuthMethod method) {
    if (body.has("jwks") && body.has("jwks_uri")) {
      return refused("Either jwks or jwks_uri, not both");
    }
    if (method != TokenEndpointAuthMethod.PRIVATE_KEY_JWT) {
      return Attempt.of(forRequests(body.path("jwks")));
    }
    return body.has("jwks_uri")
        ? address(body.path("jwks_uri").asString(""))
        : keys(body.path("jwks"));
  }

  /** Of what is none, or for something else, nothing is said: most have no use for any. */
  private static ClientKeys forRequests(JsonNode set) {
    var keys =
        PublicKeyText.ofSet("jwks", set.toString()) instanceof Done<List<PublicKeyText>>(var known)
            ? known.stream().map(ClientKeys::wanted).toList()
            : List.<WantedCredential>of();
    return new ClientKeys(List.of(), Optional.empty(), keys);
  }

  private static Attempt<ClientKeys> address(String url) {
    return KeyAddresses.isFit(url)
        ? Attempt.of(new ClientKeys(List.of(), Optional.of(url), List.of()))
        : refused("jwks_uri must be an https:// address");
  }

  private static Attempt<ClientKeys> keys(JsonNode set) {
    return switch (PublicKeyText.ofSet("jwks", set.toString())) {
      case Done<List<PublicKeyText>>(var keys) ->
          Attempt.of(
              new ClientKeys(
                  keys.stream().map(ClientKeys::wanted).toList(), Optional.empty(), List.of()));
      case Invalid<List<PublicKeyText>> _ ->
          refused(
              "private_key_jwt needs jwks_uri, or jwks with public keys for signatures: RSA, or on"
                  + " the curve P-256 or P-384");
    };
  }

  /** Those that came along. */
  List<NewCredential> fresh() {
    return keys.stream()
        .flatMap(
            key -> key instanceof WantedCredential.Fresh(var one) ? Stream.of(one) : Stream.empty())
        .toList();
  }

  private static WantedCredential wanted(PublicKeyText key) {
    return new WantedCredential.Fresh(NewCredential.of("", key));
  }

  private static Attempt<ClientKeys> refused(String why) {
    return Attempt.failed(OAuthError.invalidClientMetadata(why));
  }
}
