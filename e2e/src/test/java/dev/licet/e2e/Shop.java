package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tenant for tests of reliability: a shop's web page, of others, so that its users are asked; an
 * application that calls the hello API; and one that may manage.
 */
final class Shop {
  static final String CLIENT = "shop-client";
  static final String CALLBACK = "https://shop.example.com/callback";

  private static final String SECRET = "a-secret-of-these-tests-0123456789abcdef0123456789";

  private static final String TENANT =
      """
      resourceServers:
        - name: Hello API
          identifier: https://hello-api
          scopes:
            - value: read:admin
              description: Read the admin greeting
      clients:
        - name: shop
          client_id: %1$s
          app_type: spa
          is_first_party: false
          token_endpoint_auth_method: none
          grant_types: [authorization_code, refresh_token]
          callbacks: ["%2$s"]
        - name: machine
          client_id: machine
          client_secret: %3$s
          app_type: non_interactive
          grant_types: [client_credentials]
      clientGrants:
        - client_id: machine
          audience: https://hello-api
          scope: [read:admin]
        - client_id: machine
          audience: "https://##LICET_DOMAIN##/api/v2/"
          scope: [read:users, read:grants, delete:grants, update:attack_protection, create:resource_servers]
      """
          .formatted(CLIENT, CALLBACK, SECRET);

  private final Identity identity;
  private final Https https;
  private final String token;

  private Shop(Identity identity, Https https, String token) {
    this.identity = identity;
    this.https = https;
    this.token = token;
  }

  /**
   * The settings of a server with this tenant, in a directory that it writes the tenant file to.
   */
  static Map<String, String> settings(Path directory, Map<String, String> more) {
    try {
      Path file = Files.writeString(directory.resolve("tenant.yaml"), TENANT);
      Map<String, String> all = new HashMap<>(more);
      all.put("LICET_TENANT_FILE", file.toString());
      return all;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Connects to a server that was started with these settings. */
  static Shop at(Identity identity) {
    Https https = Https.sharedTrusting(identity.ca());
    HttpResponse<String> answer = machineToken(identity, https, identity.url("/api/v2/"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new Shop(identity, https, member(answer, "access_token").orElseThrow());
  }

  /** Many come from one address here, and sign up: that is what is meant to be slowed down. */
  Shop withoutThrottling() {
    HttpResponse<String> answer =
        manage("PATCH", "/attack-protection/suspicious-ip-throttling", "{\"enabled\":false}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return this;
  }

  Https https() {
    return https;
  }

  String url(String path) {
    return identity.url(path);
  }

  /** Asks as the application that calls APIs. */
  HttpResponse<String> machineToken() {
    return machineToken(identity, https, "https://hello-api");
  }

  private static HttpResponse<String> machineToken(Identity identity, Https https, String of) {
    return https.postForm(
        identity.url("/oauth/token"),
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            "machine",
            "client_secret",
            SECRET,
            "audience",
            of));
  }

  /** Asks the token endpoint as the shop. */
  HttpResponse<String> token(Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.put("client_id", CLIENT);
    return https.postForm(url("/oauth/token"), all);
  }

  HttpResponse<String> manage(String method, String path) {
    return manage(method, path, "");
  }

  HttpResponse<String> manage(String method, String path, String json) {
    return https.sendJson(method, url("/api/v2" + path), json, "Authorization", "Bearer " + token);
  }

  HttpResponse<String> signUp(String email, String password) {
    return https.postJson(
        url("/dbconnections/signup"),
        """
        {"client_id":"%s","connection":"Username-Password-Authentication","email":"%s",
         "password":"%s"}
        """
            .formatted(CLIENT, email, password));
  }

  /** A text of a JSON answer. */
  static Optional<String> member(HttpResponse<String> answer, String name) {
    Matcher member =
        Pattern.compile("\"" + Pattern.quote(name) + "\":\"([^\"]*)\"").matcher(answer.body());
    return member.find() ? Optional.of(member.group(1)) : Optional.empty();
  }
}
