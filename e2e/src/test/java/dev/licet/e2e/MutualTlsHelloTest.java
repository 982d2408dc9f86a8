package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A certificate from one end to the other (RFC 8705): an application gets its token by it from the
 * identity server, and the hello API, which speaks TLS here, takes the token with it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class MutualTlsHelloTest {
  private static final String TENANT =
      """
      resourceServers:
        - name: Hello API
          identifier: https://hello-api
          proof_of_possession: {mechanism: mtls, required: true}
      clients:
        - name: billing
          client_id: billing
          app_type: non_interactive
          grant_types: [client_credentials]
          client_authentication_methods:
            tls_client_auth: {credentials: [{subject_dn: "CN=billing, O=Example"}]}
      clientGrants:
        - {client_id: billing, audience: https://hello-api, scope: []}
      """;

  @TempDir private static Path directory;
  private final int askingPort = Ports.free();
  private final int helloPort = Ports.free();
  private Keytool keys;
  private Path billing;
  private Path other;
  private Identity identity;
  private Program hello;

  @BeforeAll
  void start() throws IOException {
    keys = new Keytool(directory);
    billing = keys.issue("billing", "CN=billing, O=Example", "eku=clientAuth");
    other = keys.issue("other", "CN=other, O=Example", "eku=clientAuth");
    Path tenant = Files.writeString(directory.resolve("tenant.yaml"), TENANT);
    identity =
        Identity.start(
            directory,
            Map.of(
                "LICET_TENANT_FILE", tenant.toString(),
                "LICET_MUTUAL_TLS", "true",
                "LICET_MUTUAL_TLS_PORT", Integer.toString(askingPort),
                "LICET_MUTUAL_TLS_CA_FILE", keys.authority().toString()));
    hello = startHello(keys.issue("hello", "CN=localhost", "san=dns:localhost"));
    Https anybody = Https.trusting(keys.authority());
    Eventually.holds(hello, () -> assertThat(anybody.get(url("/")).statusCode()).isEqualTo(200));
  }

  @AfterAll
  void stop() {
    hello.close();
    identity.close();
  }

  private Program startHello(Path own) {
    return Program.jar(
        Repository.helloJar(),
        directory,
        Map.of(
            "AUTH0_DOMAIN",
            identity.domain(),
            "API_IDENTIFIER",
            "https://hello-api",
            "LICET_CA_FILE",
            identity.ca().toString(),
            "LICET_MUTUAL_TLS",
            "true",
            "PORT",
            Integer.toString(helloPort),
            "SERVER_SSL_KEYSTORE",
            own.toString(),
            "SERVER_SSL_KEYSTOREPASSWORD",
            Keytool.PASSWORD,
            "SERVER_SSL_TRUSTSTORE",
            own.toString(),
            "SERVER_SSL_TRUSTSTOREPASSWORD",
            Keytool.PASSWORD,
            "SERVER_SSL_CLIENTAUTH",
            "want"));
  }

  private String url(String path) {
    return "https://localhost:" + helloPort + path;
  }

  /** Where discovery says that certificates are shown. */
  private String tokenEndpoint() {
    String document =
        identity.https().get(identity.url("/.well-known/openid-configuration")).body();
    String aliases = document.substring(document.indexOf("\"mtls_endpoint_aliases\""));
    String address = "https://localhost:%d/oauth/token".formatted(askingPort);
    assertThat(aliases).contains("\"token_endpoint\":\"" + address + "\"");
    return address;
  }

  private HttpResponse<String> ask(Https client, String endpoint) {
    return client.postForm(
        endpoint,
        Map.of(
            "grant_type", "client_credentials",
            "client_id", "billing",
            "audience", "https://hello-api"));
  }

  @Test
  void theTokenIsGivenToTheCertificateAndTakenWithItOnly() {
    Https owner = Https.showing(billing, Keytool.PASSWORD, identity.ca());
    HttpResponse<String> given = ask(owner, tokenEndpoint());
    assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
    String token = Shop.member(given, "access_token").orElseThrow();

    Https ownerAtHello = Https.showing(billing, Keytool.PASSWORD, keys.authority());
    HttpResponse<String> taken = ownerAtHello.getAs(token, url("/user"));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(taken.body()).isEqualTo("{\"msg\":\"Hello user!\"}");

    Https thief = Https.showing(other, Keytool.PASSWORD, keys.authority());
    for (Https stranger : List.of(thief, Https.trusting(keys.authority()))) {
      HttpResponse<String> refused = stranger.getAs(token, url("/user"));
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
          .contains("error=\"invalid_token\"");
    }
    assertThat(ownerAtHello.getAs(token, url("/user")).statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyElseGetsOne() {
    Https another = Https.showing(other, Keytool.PASSWORD, identity.ca());
    Https owner = Https.showing(billing, Keytool.PASSWORD, identity.ca());
    String ordinary = identity.url("/oauth/token");
    for (HttpResponse<String> refused :
        List.of(
            ask(another, tokenEndpoint()),
            ask(identity.https(), tokenEndpoint()),
            ask(owner, ordinary))) {
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
    }
  }
}
