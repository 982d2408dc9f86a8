package dev.licet.identity.registration;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.application.TokenEndpointAuthMethod;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.shared.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an application says of itself. Members that mean nothing here are left aside (RFC 7591, 2),
 * {@code scope} among them: nobody gives themselves permissions.
 *
 * @param name what users will know it by
 * @param redirectUris where it is answered, at least one
 * @param keys by which it proves who it is, where that is its method
 * @param userInfoAlgorithm what it wants {@code /userinfo} to sign its answers by
 * @param addresses what else it has on the web
 */
record ClientMetadata(
    String name,
    List<String> redirectUris,
    List<String> grantTypes,
    TokenEndpointAuthMethod authMethod,
    ClientKeys keys,
    Optional<String> userInfoAlgorithm,
    ClientAddresses addresses) {
  /** The members that mean something here. */
  static final Set<String> NAMES =
      Set.of(
          "client_name",
          "redirect_uris",
          "grant_types",
          "response_types",
          "token_endpoint_auth_method",
          "jwks",
          "jwks_uri",
          "userinfo_signed_response_alg",
          "logo_uri",
          "client_uri",
          "policy_uri",
          "tos_uri",
          "request_uris");

  private static final String NAMELESS = "An application without a name";
  static final String METHOD = "token_endpoint_auth_method";

  private static final Set<String> GRANT_TYPES =
      Set.of("authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code");
  private static final String USERINFO = "userinfo_signed_response_alg";
  private static final JsonMapper STRICT = StrictJson.MAPPER;

  ClientMetadata {
    redirectUris = List.copyOf(redirectUris);
    grantTypes = List.copyOf(grantTypes);
  }

  /** Reads the body of a request. */
  static Attempt<ClientMetadata> read(String body) {
    return object(body).then(ClientMetadata::of);
  }

  /** The answer, with the secret, which is shown here and never again (RFC 7591, 3.2.1). */
  static Map<String, Object> answer(RegisteredApplication registered, Map<String, Object> keys) {
    var application = registered.application();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("client_id", application.clientId());
    registered.secret().ifPresent(secret -> answer.put("client_secret", secret.value()));
    answer.put("client_secret_expires_at", 0);
    answer.put("client_name", application.name());
    answer.put("redirect_uris", application.details().texts("callbacks"));
    answer.put("grant_types", application.grantTypes());
    answer.put("response_types", responseTypes(application));
    answer.put(METHOD, application.authMethod().wireName());
    answer.putAll(keys);
    application.details().userInfoAlgorithm().ifPresent(name -> answer.put(USERINFO, name));
    answer.putAll(ClientAddresses.of(application.details()));
    return answer;
  }

  /** The settings of the application, where it had those details before. */
  Attempt<ApplicationSettings> settings(String description, ApplicationDetails before) {
    var said = new LinkedHashMap<String, JsonNode>();
    said.put("callbacks", STRICT.valueToTree(redirectUris));
    said.put(USERINFO, STRICT.valueToTree(userInfoAlgorithm.orElse(null)));
    addresses.say(said);
    return switch (before.saying(said)) {
      case Done<ApplicationDetails>(var details) ->
          Attempt.of(
              new ApplicationSettings(
                  name, description, type(), grantTypes, authMethod, false, details));
      case Invalid<ApplicationDetails>(var problems) ->
          Attempt.failed(
              problems.getFirst().field().equals("callbacks")
                  ? OAuthError.invalidRedirectUri(problems.getFirst().message())
                  : OAuthError.invalidClientMetadata(problems.getFirst().message()));
    };
  }

  /** What it can be trusted to be: one without a secret is installed where users are. */
  ApplicationType type() {
    if (authMethod.isConfidential()) {
      return ApplicationType.REGULAR_WEB;
    }
    return redirectUris.stream().allMatch(uri -> uri.startsWith("https://"))
        ? ApplicationType.SPA
        : ApplicationType.NATIVE;
  }

  private static List<String> responseTypes(Application application) {
    return application.mayUse("authorization_code") ? List.of("code") : List.of();
  }

  static Attempt<JsonNode> object(String body) {
    try {
      var node = STRICT.readTree(body);
      return node.isObject()
          ? Attempt.of(node)
          : Attempt.failed(OAuthError.invalidClientMetadata("The body must be a JSON object"));
    } catch (JacksonException e) {
      return Attempt.failed(OAuthError.invalidClientMetadata("The body is not valid JSON"));
    }
  }

  static Attempt<ClientMetadata> of(JsonNode body) {
    var name = body.path("client_name");
    if (!name.isMissingNode() && !name.isString()) {
      return Attempt.failed(OAuthError.invalidClientMetadata("client_name must be a string"));
    }
    return RedirectUriRules.read(body.path("redirect_uris"))
        .then(uris ->
            grantTypes(body.path("grant_types"))
                .then(types ->
                    method(body.path(METHOD))
                        .then(method ->
                            ClientKeys.read(body, method)
                                .then(keys ->
                                    ClientAddresses.read(body)
                                        .then(addresses ->
                                            Attempt.of(
                                                new ClientMetadata(
                                                    name.asString(NAMELESS),
                                                    uris,
                                                    types,
                                                    method,
                                                    keys,
                                                    body.path(USERINFO).stringValueOpt(),
                                                    addresses)))))));
  }

  private static Attempt<List<String>> grantTypes(JsonNode said) {
    if (said.isMissingNode()) {
      return Attempt.of(List.of("authorization_code"));
    }
    var types = said.valueStream().map(type -> type.asString("")).distinct().toList();
    return said.isArray() && GRANT_TYPES.containsAll(types)
        ? Attempt.of(types)
        : Attempt.failed(
            OAuthError.invalidClientMetadata(
                "grant_types must be some of "
                    + String.join(", ", GRANT_TYPES.stream().sorted().toList())));
  }

  /**
   * RFC 7591, 2: who says nothing has a secret, and presents it by HTTP Basic. Nobody registers
   * themselves as the owner of a certificate.
   */
  private static Attempt<TokenEndpointAuthMethod> method(JsonNode said) {
    var wanted =
        said.isMissingNode()
            ? Optional.of(TokenEndpointAuthMethod.CLIENT_SECRET_BASIC)
            : TokenEndpointAuthMethod.ofWireName(said.asString(""));
    return Attempt.of(
        wanted.filter(method -> !method.isByCertificate()),
        OAuthError.invalidClientMetadata(
            "token_endpoint_auth_method must be client_secret_basic, client_secret_post,"
                + " private_key_jwt or none"));
  }
}
