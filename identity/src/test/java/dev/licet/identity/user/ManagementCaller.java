package dev.licet.identity.user;

import dev.licet.identity.TestServer;
import dev.licet.identity.key.SigningKeys;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the Management API with a token that holds a scope, and no more than that. */
public record ManagementCaller(TestServer server, String scope) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public HttpResponse<String> get(String path) {
    return call("GET", path, "");
  }

  public HttpResponse<String> post(String path, String body) {
    return call("POST", path, body);
  }

  public HttpResponse<String> patch(String path, String body) {
    return call("PATCH", path, body);
  }

  public HttpResponse<String> delete(String path, String body) {
    return call("DELETE", path, body);
  }

  /** A call of whatever method; without a body where it is empty. */
  public HttpResponse<String> call(String method, String path, String body) {
    var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return server.send(
        HttpRequest.newBuilder(server.uri("/api/v2" + path))
            .method(method, publisher)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token())
            .build());
  }

  /** The body of an answer. */
  public static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  private String token() {
    var now = Instant.now().getEpochSecond();
    var issuer = "https://" + server.domain() + "/";
    return server
        .bean(SigningKeys.class)
        .sign(
            "JWT",
            Map.of(
                "iss",
                issuer,
                "sub",
                "tool@clients",
                "aud",
                issuer + "api/v2/",
                "iat",
                now,
                "exp",
                now + 100,
                "scope",
                scope));
  }
}
