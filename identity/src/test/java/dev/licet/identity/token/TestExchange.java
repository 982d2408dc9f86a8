package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.api.Api;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.clientgrant.ClientGrant.Holder;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.issuing.IssuedToken;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.issuing.UserTokens;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.user.User;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application that exchanges tokens, and the tokens that it exchanges. */
record TestExchange(TestServer server, RegisteredApplication app) {
  static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One that may, which is no API. */
  static TestExchange of(TestServer server) {
    return of(server, "{}");
  }

  /** One that is that API. */
  static TestExchange of(TestServer server, Api own) {
    return of(server, "{\"resource_server_identifier\":\"%s\"}".formatted(own.identifier()));
  }

  private static TestExchange of(TestServer server, String details) {
    return new TestExchange(
        server,
        new TestTenant(server).application(details, TokenExchangeGrant.TYPE, "client_credentials"));
  }

  String clientId() {
    return app.application().clientId();
  }

  /** Lets it have these at the API in the name of users. */
  void grant(Api api, String... scope) {
    var holder = Holder.forUsers(clientId());
    done(server.bean(ClientGrants.class).grant(holder, api.identifier(), List.of(scope)));
  }

  /** A token that an application was issued for the user. */
  static String token(TestServer server, String clientId, User user, Api api, String scope) {
    var authorization =
        TestTenant.authorization(clientId, user, Optional.of(api.identifier()), scope);
    return switch (server.bean(UserTokens.class).accessToken(authorization)) {
      case Attempt.Success<IssuedToken>(var token) -> token.accessToken();
      case Attempt.Failure<IssuedToken>(var error) -> throw new AssertionError(error);
    };
  }

  /** One that this application itself was issued. */
  String own(User user, Api api, String scope) {
    return token(server, clientId(), user, api, scope);
  }

  /** The same token with these claims instead; an empty one is left out. */
  String forged(String token, Map<String, ?> claims) {
    Map<String, Object> all = JSON.convertValue(part(token, 1), new TypeReference<>() {});
    all.putAll(claims);
    all.values().removeIf(""::equals);
    return server.bean(SigningKeys.class).sign("JWT", all);
  }

  Map<String, String> good(String token, String... further) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("grant_type", TokenExchangeGrant.TYPE);
    parameters.put("client_id", clientId());
    app.secret().ifPresent(secret -> parameters.put("client_secret", secret.value()));
    parameters.put("subject_token", token);
    parameters.put("subject_token_type", ACCESS_TOKEN);
    for (int i = 0; i < further.length; i += 2) {
      parameters.put(further[i], further[i + 1]);
    }
    return parameters;
  }

  HttpResponse<String> send(Map<String, String> parameters, String... headers) {
    return new Client(server).form(parameters, headers);
  }

  JsonNode exchanged(Map<String, String> parameters, String... headers) {
    var answer = send(parameters, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  /** The claims of the token that it gets for that. */
  JsonNode claims(Map<String, String> parameters, String... headers) {
    return part(exchanged(parameters, headers).get("access_token").stringValue(), 1);
  }

  void assertRefused(Map<String, String> parameters, String error, String description) {
    var answer = send(parameters);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer).get("error").stringValue()).isEqualTo(error);
    assertThat(json(answer).get("error_description").stringValue()).isEqualTo(description);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  void assertRefusesSubject(String token, String why) {
    assertRefused(good(token), "invalid_request", "The subject_token " + why);
  }
}
