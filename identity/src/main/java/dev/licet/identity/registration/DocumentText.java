package dev.licet.identity.registration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.outbound.Got;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document in which an application describes itself, as it was found at its address. It can have
 * no secret, since everybody reads it, and it vouches for nothing but itself.
 *
 * @param fresh how long it is good
 * @see <a
 *     href="https://datatracker.ietf.org/doc/draft-ietf-oauth-client-id-metadata-document/">OAuth
 *     Client ID Metadata Document, 4.1</a>
 */
record DocumentText(String url, String text, Duration fresh) {
  private static final Pattern JSON =
      Pattern.compile("(?i)application/(?:[a-z0-9.-]+\\+)?json *(?:;.*)?");

  private static final List<String> SECRETS = List.of("client_secret", "client_secret_expires_at");

  /** Those before which a user is asked, and is shown who publishes it. */
  private static final Set<String> GRANT_TYPES =
      Set.of("authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code");

  /** What an answer has for a document, if it is the text of one. */
  static Attempt<DocumentText> of(String url, Got got, Instant now) {
    if (got.header("content-type").filter(JSON.asMatchPredicate()).isEmpty()) {
      return refused("It must come as application/json");
    }
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(got.body())).toString();
      return Attempt.of(new DocumentText(url, text, Freshness.of(got, now)));
    } catch (CharacterCodingException _) {
      return refused("It is not valid UTF-8");
    }
  }

  /** What it says, if that is fit to be believed of its application. */
  Attempt<ClientMetadata> read() {
    var read =
        ClientMetadata.object(text)
            .then(this::checked)
            .then(ClientMetadata::of)
            .then(DocumentText::withName);
    return switch (read) {
      case Attempt.Success<ClientMetadata> good -> good;
      case Attempt.Failure<ClientMetadata>(var error) -> refused(error.description());
    };
  }

  /** The members in it that mean nothing here. */
  List<String> ignored() {
    return switch (ClientMetadata.object(text)) {
      case Attempt.Success<JsonNode>(var body) ->
          body.propertyNames().stream()
              .filter(name -> !name.equals("client_id") && !ClientMetadata.NAMES.contains(name))
              .toList();
      case Attempt.Failure<JsonNode> _ -> List.of();
    };
  }

  static <T> Attempt<T> refused(String why) {
    return Attempt.failed(
        OAuthError.invalidClientMetadata("The document at the client_id is not usable: " + why));
  }

  private Attempt<JsonNode> checked(JsonNode body) {
    if (!body.path("client_id").stringValueOpt().equals(Optional.of(url))) {
      return wrong("client_id in it must be its own address, letter by letter");
    }
    if (SECRETS.stream().anyMatch(body::has)
        || body.path(ClientMetadata.METHOD).asString("").startsWith("client_secret")) {
      return wrong(
          "What everybody reads can hold no secret: token_endpoint_auth_method must be"
              + " none or private_key_jwt");
    }
    var fit = (ObjectNode) body.deepCopy();
    if (!fit.has(ClientMetadata.METHOD)) {
      fit.put(ClientMetadata.METHOD, "none");
    }
    if (fit.path("grant_types").isArray()) {
      var kept = fit.putArray("grant_types");
      body.path("grant_types")
          .valueStream()
          .filter(type -> GRANT_TYPES.contains(type.asString("")))
          .forEach(kept::add);
    }
    return Attempt.of(fit);
  }

  /** Letters that turn others round, or that nobody sees, could make it look like another's. */
  private static Attempt<ClientMetadata> withName(ClientMetadata metadata) {
    boolean plain =
        metadata.name().codePoints().noneMatch(one -> Character.getType(one) == Character.FORMAT);
    return plain && metadata.grantTypes().contains("authorization_code")
        ? Attempt.of(metadata)
        : wrong(
            plain
                ? "grant_types must have authorization_code"
                : "client_name must not have invisible characters");
  }

  private static <T> Attempt<T> wrong(String why) {
    return Attempt.failed(OAuthError.invalidClientMetadata(why));
  }
}
