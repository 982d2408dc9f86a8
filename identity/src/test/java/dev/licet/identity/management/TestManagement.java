package dev.licet.identity.management;

import dev.licet.identity.TestServer;
import dev.licet.identity.key.SigningKeys;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of a server's Management API with just the permissions that a test gives it. */
public record TestManagement(TestServer server) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The answer to a call, with its body read. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    /** A member of the body as text. */
    public String text(String member) {
      var value = json().get(member);
      if (value == null) {
        throw new AssertionError(response.body());
      }
      return value.asString();
    }

    /** The body, for messages of assertions. */
    @Override
    public String toString() {
      return status() + " " + response.body();
    }
  }

  public Answer get(String path, String scope) {
    return call("GET", path, "", scope);
  }

  public Answer post(String path, String body, String scope) {
    return call("POST", path, body, scope);
  }

  public Answer patch(String path, String body, String scope) {
    return call("PATCH", path, body, scope);
  }

  public Answer delete(String path, String scope) {
    return call("DELETE", path, "", scope);
  }

  /** Calls with a token that holds these permissions, separated by spaces. */
  public Answer call(String method, String path, String body, String scope) {
    return send(method, path, body, "Bearer " + token(scope));
  }

  /** The same with a body of another type than JSON. */
  public Answer callAs(String type, String method, String path, String body, String scope) {
    var request =
        HttpRequest.newBuilder(server.uri(ManagementApi.PATH + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token(scope))
            .header("Content-Type", type);
    return new Answer(server.send(request.build()));
  }

  /** Calls with an Authorization header, or with none if it is empty. */
  public Answer send(String method, String path, String body, String authorization) {
    var request =
        HttpRequest.newBuilder(server.uri(ManagementApi.PATH + path))
            .method(method, BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return new Answer(server.send(request.build()));
  }

  /** A text as a part of a path. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public String token(String scope) {
    return tokenFor("https://" + server.domain() + "/api/v2/", scope);
  }

  /** A token of this server's for that API. */
  public String tokenFor(String audience, String scope) {
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
                "tester@clients",
                "aud",
                audience,
                "iat",
                now - 10,
                "exp",
                now + 600,
                "azp",
                "tester",
                "scope",
                scope));
  }
}
