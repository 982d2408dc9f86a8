package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.api.Api;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.tls.TestCertificates;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certificates that a proxy was shown, in the header in which it hands them on. Here the test is
 * the proxy; {@link CertifiedClientTest} has those who are none.
 */
class HandedOnCertificatesTest {
  private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Clients");
  private static final TestCertificates BILLING = AUTHORITY.client("CN=billing");

  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.in(
            folder,
            Map.of(
                "licet.trusted-proxies", "127.0.0.1",
                "licet.mutual-tls", "true",
                "licet.mutual-tls-header", "Client-Certificate",
                "licet.mutual-tls-ca-file", AUTHORITY.pemIn(folder.resolve("ca.pem")).toString()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> token(TestServer of, String... headers) {
    Api api = new TestTenant(of).api();
    var clientId =
        new Certified(of, 0, folder)
            .application("tls_client_auth", Map.of("subject_dn", "CN=billing"), api);
    return new Client(of)
        .form(
            Map.of(
                "grant_type",
                "client_credentials",
                "audience",
                api.identifier(),
                "client_id",
                clientId),
            headers);
  }

  private static void unauthorized(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(json(answer).get("error_description").stringValue()).isEqualTo("Unauthorized");
  }

  private static String pem(TestCertificates certificate) {
    return URLEncoder.encode(certificate.pem(), UTF_8).replace("+", "%20");
  }

  private static String rfc9440(TestCertificates certificate) {
    return ":" + certificate.pem().replaceAll("-----[A-Z ]+-----|\\s", "") + ":";
  }

  @Test
  void theTrustedProxysWordCountsAndIsLookedAtLikeAnyCertificate() {
    assertThat(token(server, "Client-Certificate", pem(BILLING)).statusCode()).isEqualTo(200);
    unauthorized(token(server));
    unauthorized(token(server, "Client-Certificate", pem(AUTHORITY.client("CN=shipping"))));
    unauthorized(token(server, "Client-Certificate", pem(AUTHORITY.expired("CN=billing"))));
    unauthorized(
        token(server, "Client-Certificate", pem(TestCertificates.selfSigned("CN=billing"))));
  }

  @Test
  void whatItsCallersCanSlipInBesideItDoesNot() { // I27
    unauthorized(token(server, "Client-Cert", rfc9440(BILLING)));
    unauthorized(token(server, "X-Client-Certificate", pem(BILLING)));
    unauthorized(token(server, "Client-Certificate", "nonsense"));
    var another = pem(AUTHORITY.client("CN=shipping"));
    unauthorized(token(server, "Client-Certificate", pem(BILLING), "Client-Certificate", another));
    unauthorized(token(server, "Client-Certificate", pem(BILLING) + "," + another));
  }

  @Test
  void withoutAnotherNameNoneIsToldOf() {
    var document = json(server.get("/.well-known/openid-configuration"));
    assertThat(document.get("tls_client_certificate_bound_access_tokens").asBoolean()).isTrue();
    assertThat(document.has("mtls_endpoint_aliases")).isFalse();
  }

  @Test
  void whereItIsNotSwitchedOnNothingIsReadAndNothingTold() {
    var off = TestServer.shared();
    unauthorized(token(off, "Client-Certificate", pem(BILLING)));
    unauthorized(token(off, "Client-Cert", rfc9440(BILLING)));
    var document = json(off.get("/.well-known/openid-configuration"));
    assertThat(document.has("tls_client_certificate_bound_access_tokens")).isFalse();
    assertThat(document.get("token_endpoint_auth_methods_supported").toString())
        .doesNotContain("tls_client_auth");
  }
}
