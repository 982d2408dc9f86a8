package dev.licet.identity.authorize.request;

import dev.licet.identity.application.Application;
import dev.licet.identity.credential.RequestObjectVerdict;
import dev.licet.identity.credential.RequestObjects;
import dev.licet.identity.credential.RequestObjects.Way;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Takes requests out of the JWTs that applications sign them in. What stands beside the JWT, where
 * anybody can alter it, counts for nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9101#section-6.3">RFC 9101, 6.3</a>
 */
@Component
class SignedRequests {
  private static final String REQUEST = "request";
  private static final String REFERENCE = "request_uri";

  /** Those of these that stand beside the JWT as well must be the same (OpenID Core, 6.1). */
  private static final List<String> TWICE = List.of("response_type", "scope");

  /** What is said of the JWT, and not of the request. */
  private static final Set<String> ABOUT_THE_JWT =
      Set.of("iss", "aud", "exp", "nbf", "iat", "jti", "sub");

  private final RequestObjects objects;
  private final RequestReferences references;

  SignedRequests(RequestObjects objects, RequestReferences references) {
    this.objects = objects;
    this.references = references;
  }

  /** The same where the JWT may be somewhere else, as it may be for a browser. */
  Attempt<Map<String, String>> openOrFetch(Application client, Map<String, String> sent) {
    var reference = Optional.ofNullable(sent.get(REFERENCE));
    if (reference.isEmpty()) {
      return open(client, sent);
    }
    return sent.containsKey(REQUEST)
        ? Attempt.failed(OAuthError.invalidRequest("Either request or request_uri, not both"))
        : references
            .fetch(client, reference.get())
            .then(text -> judged(client, text, Way.PUBLISHED, sent));
  }

  /** What the application asks for: the parameters as they are, where none of them is a JWT. */
  Attempt<Map<String, String>> open(Application client, Map<String, String> sent) {
    var settings = client.signedRequests();
    var object = Optional.ofNullable(sent.get(REQUEST));
    if (object.isEmpty()) {
      return settings.required()
          ? Attempt.failed(OAuthError.invalidRequest("A signed request object is required"))
          : Attempt.of(sent);
    }
    return judged(client, object.get(), Way.SENT, sent);
  }

  private Attempt<Map<String, String>> judged(
      Application client, String object, Way way, Map<String, String> sent) {
    var keys = client.signedRequests().credentials();
    return switch (objects.judge(client.clientId(), client.wireId(), keys, object, way)) {
      case RequestObjectVerdict.Accepted(var claims) ->
          parameters(claims).then(parameters -> agreed(parameters, sent));
      case RequestObjectVerdict.Refused(var why) ->
          Attempt.failed(AuthorizeErrors.invalidRequestObject(why));
    };
  }

  /** RFC 9101, 4: numbers and objects stand in it as such, and as text in a query. */
  private static Attempt<Map<String, String>> parameters(Map<String, JsonNode> claims) {
    var parameters = new HashMap<String, String>();
    for (var claim : claims.entrySet()) {
      var name = claim.getKey();
      var value = claim.getValue();
      if (value.isNull()) {
        return Attempt.failed(
            AuthorizeErrors.invalidRequestObject("In the request object " + name + " is null"));
      }
      parameters.put(name, value.stringValueOpt().orElseGet(value::toString));
    }
    parameters.keySet().removeAll(ABOUT_THE_JWT);
    parameters.values().removeIf(String::isEmpty);
    return Attempt.of(parameters);
  }

  private static Attempt<Map<String, String>> agreed(
      Map<String, String> parameters, Map<String, String> sent) {
    return TWICE.stream()
        .filter(sent::containsKey)
        .filter(name -> !Objects.equals(sent.get(name), parameters.get(name)))
        .findFirst()
        .<Attempt<Map<String, String>>>map(name ->
            Attempt.failed(
                OAuthError.invalidRequest(
                    name + " must be the same beside the request object and in it")))
        .orElseGet(() -> Attempt.of(parameters));
  }
}
