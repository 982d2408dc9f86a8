package dev.licet.identity.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.licet.identity.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What asks a server for tokens, as applications do, and well-meaning ones do not. */
public record Client(TestServer server) {
  public static final String READER = "reader";
  public static final String READERS_SECRET = "the-reader's-own-secret+with/odd:characters%20";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A server whose tenant has an API of each dialect. */
  public static TestServer start(Path folder) {
    return TestServer.in(
        folder, Map.of("licet.tenant-file", "src/test/resources/four-dialects.yaml"));
  }

  /** The parameters of a request that succeeds, to be spoilt. */
  public static Map<String, String> good(String audience) {
    return with(
        Map.of("grant_type", "client_credentials", "audience", audience),
        Map.of("client_id", READER, "client_secret", READERS_SECRET));
  }

  public static Map<String, String> with(
      Map<String, String> parameters, Map<String, String> further) {
    var all = new LinkedHashMap<>(parameters);
    all.putAll(further);
    return all;
  }

  public static Map<String, String> without(Map<String, String> parameters, String name) {
    var rest = new LinkedHashMap<>(parameters);
    rest.remove(name);
    return rest;
  }

  public static String encode(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
        .collect(joining("&"));
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  public static String basic(String id, String secret) {
    var pair = encode(id) + ":" + encode(secret);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  public static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  public static JsonNode part(String token, int number) {
    return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[number]));
  }

  public HttpResponse<String> form(Map<String, String> parameters, String... headers) {
    return post("application/x-www-form-urlencoded", encode(parameters), headers);
  }

  public HttpResponse<String> json(Map<String, ?> members) {
    return post("application/json", JSON.writeValueAsString(members));
  }

  public HttpResponse<String> post(String contentType, String body, String... headers) {
    return send("/oauth/token", contentType, body.getBytes(UTF_8), headers);
  }

  public HttpResponse<String> send(
      String path, String contentType, byte[] body, String... headers) {
    var request = HttpRequest.newBuilder(server.uri(path)).POST(BodyPublishers.ofByteArray(body));
    if (!contentType.isEmpty()) {
      request.header("Content-Type", contentType);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return server.send(request.build());
  }

  /** The token that good parameters lead to. */
  public String token(Map<String, String> parameters) {
    var response = form(parameters);
    if (response.statusCode() != 200) {
      throw new AssertionError(response.body());
    }
    return json(response).get("access_token").stringValue();
  }
}
