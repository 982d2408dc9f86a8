package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.token.Client.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.api.Api;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.tls.TestCertificates;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Certificates where there are two ways to show them, and those that were the right ones before.
 * The test is the trusted proxy, and whoever calls through one that does not end TLS.
 */
class ShownCertificatesTest { // I27
  private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Clients");
  private static final TestCertificates BILLING = AUTHORITY.client("CN=billing");
  private static final TestCertificates OWN = TestCertificates.selfSigned("CN=own");
  private static final TestCertificates NEXT = TestCertificates.selfSigned("CN=own");

  @TempDir static Path folder;
  private static Certified certified;

  private Api api;
  private String byName = "";
  private String byCertificate = "";

  @BeforeAll
  static void start() {
    certified = Certified.in(folder, AUTHORITY, "127.0.0.1");
  }

  @AfterAll
  static void stop() {
    certified.close();
  }

  @BeforeEach
  void register() {
    api = new TestTenant(certified.server()).api();
    byName = certified.application("tls_client_auth", Map.of("subject_dn", "CN=billing"), api);
    byCertificate =
        certified.application(
            "self_signed_tls_client_auth",
            List.of(registered(OWN), registered(NEXT)),
            api,
            "client_credentials");
  }

  private static Map<String, ?> registered(TestCertificates certificate) {
    return Map.of("credential_type", "x509_cert", "pem", certificate.pem());
  }

  private Map<String, String> good(String clientId) {
    return Map.of(
        "grant_type", "client_credentials", "audience", api.identifier(), "client_id", clientId);
  }

  private static URI ordinary() {
    return certified.server().uri("/oauth/token");
  }

  private static URI asking() {
    return certified.uri("/oauth/token");
  }

  private HttpRequest.Builder saying(URI uri, String clientId, String header) {
    return Certified.form(uri, good(clientId)).header("Client-Cert", header);
  }

  private static String rfc9440(TestCertificates certificate) {
    return ":" + certificate.pem().replaceAll("-----[A-Z ]+-----|\\s", "") + ":";
  }

  private static void unauthorized(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(json(answer).get("error_description").stringValue()).isEqualTo("Unauthorized");
  }

  private static void taken(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void atThePortThatAsksTheHandshakeCountsAndNoHeaderDoes() {
    var header = rfc9440(BILLING);
    taken(certified.server().send(saying(ordinary(), byName, header).build()));
    unauthorized(certified.server().send(saying(asking(), byName, header).build()));
    unauthorized(certified.send(OWN, saying(asking(), byName, header)));
    taken(certified.send(OWN, saying(asking(), byCertificate, header)));
    taken(certified.send(OWN, saying(asking(), byCertificate, "nonsense")));
  }

  @ParameterizedTest
  @ValueSource(strings = {":", "::", ":AAAA:", ":MIIB:", "%00", ":%3A:", ":MAA=:", "null"})
  void aHeaderThatIsNoCertificateIsNoError(String header) {
    unauthorized(certified.server().send(saying(ordinary(), byName, header).build()));
  }

  @Test
  void aHeaderWithoutEndIsTheCallersFault() {
    var long1 = ":" + "A".repeat(6_000) + ":";
    unauthorized(certified.server().send(saying(ordinary(), byName, long1).build()));
    var endless = ":" + "A".repeat(60_000) + ":";
    assertThat(certified.server().send(saying(ordinary(), byName, endless).build()).statusCode())
        .isBetween(400, 431);
  }

  @Test
  void oneThatIsRegisteredNoMoreCountsNoMoreAtOnce() {
    taken(certified.token(OWN, good(byCertificate)));
    taken(certified.token(NEXT, good(byCertificate)));
    var management = new TestManagement(certified.server());
    var credentials = "/clients/" + byCertificate + "/credentials";
    var id =
        management
            .get(credentials, "read:client_credentials")
            .json()
            .valueStream()
            .filter(one -> one.path("thumbprint_sha256").asString().equals(OWN.thumbprint()))
            .findFirst()
            .orElseThrow()
            .get("id")
            .stringValue();
    var gone = management.delete(credentials + "/" + id, "delete:client_credentials");
    assertThat(gone.status()).as("%s", gone).isEqualTo(204);
    unauthorized(certified.token(OWN, good(byCertificate)));
    taken(certified.token(NEXT, good(byCertificate)));
  }

  @Test
  void anotherOneOfTheSameKeyAndNameIsAnother() {
    unauthorized(certified.token(OWN.again(), good(byCertificate)));
  }

  @Test
  void theSecretFromBeforeIsVoid() {
    var management = new TestManagement(certified.server());
    var created =
        management.post(
            "/clients", "{\"name\":\"A\",\"app_type\":\"non_interactive\"}", "create:clients");
    var clientId = created.text("client_id");
    var secret = created.text("client_secret");
    var body =
        """
        {"token_endpoint_auth_method":null,
         "client_authentication_methods":{"self_signed_tls_client_auth":{"credentials":
           [{"credential_type":"x509_cert","pem":"%s"}]}}}
        """
            .formatted(OWN.pem().replace("\n", "\\n"));
    var changed = management.patch("/clients/" + clientId, body, "update:clients");
    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    for (var shown : List.of(OWN, NEXT)) {
      unauthorized(certified.token(shown, with(good(clientId), Map.of("client_secret", secret))));
      var basic = Client.basic(clientId, secret);
      unauthorized(
          certified.send(
              shown, Certified.form(asking(), good(clientId)).header("Authorization", basic)));
    }
  }

  /** The session holds the certificate; another application's has none of it. */
  @Test
  void aHandshakeThatIsTakenUpAgainShowsTheSameCertificate() throws Exception {
    certified.bind(api, "mtls", true);
    var context = OWN.trusting(folder.resolve("data/tls/ca.pem"));
    for (int i = 0; i < 3; i++) {
      try (var client = HttpClient.newBuilder().sslContext(context).build()) {
        var request = Certified.form(asking(), good(byCertificate)).build();
        var answer = client.send(request, BodyHandlers.ofString());
        taken(answer);
        var claims = part(json(answer).get("access_token").stringValue(), 1);
        assertThat(claims.at("/cnf/x5t#S256").asString()).isEqualTo(OWN.thumbprint());
        unauthorized(
            client.send(Certified.form(asking(), good(byName)).build(), BodyHandlers.ofString()));
        unauthorized(
            client.send(
                Certified.form(ordinary(), good(byCertificate)).build(), BodyHandlers.ofString()));
      }
    }
  }
}
