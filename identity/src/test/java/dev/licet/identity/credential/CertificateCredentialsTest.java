package dev.licet.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import dev.licet.identity.tls.TestCertificates;
import dev.licet.testkit.TestKeys;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Credentials that are certificates, or the names of their subjects, in Auth0's shape. */
class CertificateCredentialsTest {
  private static final String CREATE = "create:client_credentials";
  private static final String READ = "read:client_credentials";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TestCertificates OWN = TestCertificates.selfSigned("CN=own,O=Example");

  private final TestManagement management = new TestManagement(TestServer.shared());
  private String client = "";

  @BeforeEach
  void register() {
    var answer =
        management.post(
            "/clients", "{\"name\":\"TLS\",\"app_type\":\"non_interactive\"}", "create:clients");
    client = answer.text("client_id");
  }

  private Answer post(Map<String, ?> body) {
    return management.post(
        "/clients/" + client + "/credentials", JSON.writeValueAsString(body), CREATE);
  }

  private Answer use(String method, Object... credentials) {
    var body = new HashMap<String, Object>();
    body.put(
        "client_authentication_methods",
        Map.of(method, Map.of("credentials", List.of(credentials))));
    body.put("token_endpoint_auth_method", null);
    return management.patch("/clients/" + client, JSON.writeValueAsString(body), "update:clients");
  }

  @Test
  void aCertificateIsShownByItsThumbprint() {
    var created =
        post(
            Map.of(
                "credential_type",
                "x509_cert",
                "name",
                "First",
                "pem",
                OWN.pem(),
                "parse_expiry_from_cert",
                true));
    assertThat(created.status()).as("%s", created).isEqualTo(201);
    assertThat(created.json().propertyNames())
        .containsExactly(
            "id",
            "credential_type",
            "thumbprint_sha256",
            "name",
            "created_at",
            "updated_at",
            "expires_at");
    assertThat(created.text("thumbprint_sha256")).isEqualTo(OWN.thumbprint());
    assertThat(Instant.parse(created.text("expires_at")))
        .isEqualTo(OWN.certificate().getNotAfter().toInstant());
    var again = post(Map.of("credential_type", "x509_cert", "pem", OWN.pem()));
    assertThat(again.status()).isEqualTo(409);
    var one = "/clients/" + client + "/credentials/" + created.text("id");
    assertThat(management.get(one, READ).json()).isEqualTo(created.json());
    assertThat(management.delete(one, "delete:client_credentials").status()).isEqualTo(204);
  }

  @Test
  void aSubjectIsGivenByItsNameOrByACertificateThatHasIt() {
    var named = post(Map.of("credential_type", "cert_subject_dn", "subject_dn", "CN=a,  O=B"));
    assertThat(named.status()).as("%s", named).isEqualTo(201);
    assertThat(named.text("subject_dn")).isEqualTo("CN=a,O=B");
    var read = post(Map.of("credential_type", "cert_subject_dn", "pem", OWN.pem()));
    assertThat(read.text("subject_dn")).isEqualTo("CN=own,O=Example");
    var same =
        post(Map.of("credential_type", "cert_subject_dn", "subject_dn", "cn=OWN, o=example"));
    assertThat(same.status()).isEqualTo(409);
  }

  @Test
  void badInputIsNamed() {
    refused(Map.of("credential_type", "x509_cert"), "pem");
    refused(Map.of("credential_type", "x509_cert", "subject_dn", "CN=a"), "subject_dn");
    refused(Map.of("credential_type", "x509_cert", "pem", "nonsense"), "pem");
    refused(Map.of("credential_type", "x509_cert", "pem", OWN.pem(), "kid", "mine"), "kid");
    var key = TestCredentials.pem(TestKeys.rsa("k").publicKey());
    refused(Map.of("credential_type", "x509_cert", "pem", key), "pem");
    refused(Map.of("credential_type", "cert_subject_dn"), "subject_dn");
    refused(Map.of("credential_type", "cert_subject_dn", "subject_dn", "billing"), "subject_dn");
    var both = Map.of("credential_type", "cert_subject_dn", "subject_dn", "CN=a", "pem", OWN.pem());
    refused(both, "subject_dn");
    refused(Map.of("credential_type", "public_key", "subject_dn", "CN=a"), "subject_dn");
    refused(Map.of("credential_type", "x509_certificate", "pem", OWN.pem()), "credential_type");
  }

  private void refused(Map<String, ?> body, String member) {
    var answer = post(body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.text("message")).contains("on property " + member);
  }

  @Test
  void theApplicationProvesItselfByTheOneTypeThatItsMethodHas() {
    var certificate = post(Map.of("credential_type", "x509_cert", "pem", OWN.pem())).text("id");
    var subject =
        post(Map.of("credential_type", "cert_subject_dn", "subject_dn", "CN=a")).text("id");
    var used = use("self_signed_tls_client_auth", Map.of("id", certificate));
    assertThat(used.status()).as("%s", used).isEqualTo(200);
    assertThat(used.json().has("token_endpoint_auth_method")).isFalse();
    assertThat(used.json().get("client_authentication_methods").toString())
        .isEqualTo(
            "{\"self_signed_tls_client_auth\":{\"credentials\":[{\"id\":\"%s\"}]}}"
                .formatted(certificate));
    assertThat(use("self_signed_tls_client_auth", Map.of("id", subject)).text("message"))
        .contains("self_signed_tls_client_auth needs credentials of the type x509_cert");
    assertThat(use("tls_client_auth", Map.of("id", certificate)).status()).isEqualTo(400);
    assertThat(use("private_key_jwt", Map.of("id", certificate)).status()).isEqualTo(400);
    var another = TestCertificates.selfSigned("CN=another");
    var fresh = Map.of("credential_type", "x509_cert", "pem", another.pem());
    assertThat(use("tls_client_auth", fresh).status()).isEqualTo(400);
    assertThat(use("tls_client_auth", Map.of("id", subject)).status()).isEqualTo(200);
    var secret = management.post("/clients/" + client + "/rotate-secret", "", "update:client_keys");
    assertThat(secret.text("message")).contains("by a key or a certificate");
  }

  @Test
  void twoMethodsAtOnceAreRefused() {
    var empty = Map.of("credentials", List.of());
    var body =
        Map.of(
            "client_authentication_methods",
            Map.of("tls_client_auth", empty, "private_key_jwt", empty));
    var answer =
        management.patch("/clients/" + client, JSON.writeValueAsString(body), "update:clients");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("message")).contains("This must have one of private_key_jwt");
  }

  @Test
  void nobodySignsRequestsByACertificate() {
    var certificate = post(Map.of("credential_type", "x509_cert", "pem", OWN.pem())).text("id");
    var signing =
        Map.of("signed_request_object", Map.of("credentials", List.of(Map.of("id", certificate))));
    var answer =
        management.patch("/clients/" + client, JSON.writeValueAsString(signing), "update:clients");
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
  }
}
