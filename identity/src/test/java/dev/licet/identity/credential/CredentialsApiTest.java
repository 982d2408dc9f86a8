package dev.licet.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CredentialsApiTest {
  private static final String CREATE = "create:client_credentials";
  private static final String READ = "read:client_credentials";
  private static final String UPDATE = "update:client_credentials";
  private static final String DELETE = "delete:client_credentials";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TestKey RSA = TestKeys.rsa("ours");

  private final TestManagement management = new TestManagement(TestServer.shared());
  private String client = "";

  @BeforeEach
  void register() {
    client = registered("{\"name\":\"Keys\",\"app_type\":\"non_interactive\"}");
  }

  private String registered(String body) {
    var answer = management.post("/clients", body, "create:clients");
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.text("client_id");
  }

  private String path() {
    return "/clients/" + client + "/credentials";
  }

  private static Map<String, Object> body(TestKey key) {
    var body = new LinkedHashMap<String, Object>();
    body.put("credential_type", "public_key");
    body.put("name", "First");
    body.put("pem", TestCredentials.pem(key.publicKey()));
    return body;
  }

  private Answer post(Map<String, Object> body) {
    return management.post(path(), JSON.writeValueAsString(body), CREATE);
  }

  private Answer patchClient(Object methods) {
    var body = new LinkedHashMap<String, Object>();
    body.put("client_authentication_methods", methods);
    body.put("token_endpoint_auth_method", null);
    return management.patch("/clients/" + client, JSON.writeValueAsString(body), "update:clients");
  }

  private static Map<String, Object> keys(Object... credentials) {
    return Map.of("private_key_jwt", Map.of("credentials", List.of(credentials)));
  }

  private Answer client() {
    return management.get("/clients/" + client, "read:clients");
  }

  @Test
  void aKeyIsAddedShownListedChangedAndRemoved() {
    var created = post(body(RSA));
    assertThat(created.status()).as("%s", created).isEqualTo(201);
    assertThat(created.json().propertyNames())
        .containsExactly("id", "credential_type", "kid", "alg", "name", "created_at", "updated_at");
    assertThat(created.text("id")).matches("cred_[0-9A-Za-z]{22}");
    assertThat(created.text("kid")).isEqualTo(RSA.thumbprint());
    assertThat(created.text("alg")).isEqualTo("RS256");
    var one = path() + "/" + created.text("id");
    assertThat(management.get(one, READ).json()).isEqualTo(created.json());
    var list = management.get(path() + "?include_totals=true&per_page=50", READ);
    assertThat(list.json().toString()).isEqualTo("[" + created.json() + "]");
    assertThat(management.get(path() + "?page=1", READ).json().isEmpty()).isTrue();

    var changed = management.patch(one, "{\"expires_at\":\"2096-05-13T09:33:13Z\"}", UPDATE);
    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    assertThat(changed.text("expires_at")).isEqualTo("2096-05-13T09:33:13.000Z");
    assertThat(management.patch(one, "{}", UPDATE).json()).isEqualTo(changed.json());
    var cleared = management.patch(one, "{\"expires_at\":null}", UPDATE);
    assertThat(cleared.json().has("expires_at")).isFalse();

    assertThat(management.delete(one, DELETE).status()).isEqualTo(204);
    assertThat(management.get(one, READ).status()).isEqualTo(404);
    assertThat(management.get(path(), READ).json().isEmpty()).isTrue();
  }

  @Test
  void aCertificateGivesItsKeyAndItsEnd() {
    var published = TestServer.shared().bean(SigningKeys.class).current();
    var body = body(RSA);
    body.put("pem", TestCredentials.pem("CERTIFICATE", published.der()));
    body.put("parse_expiry_from_cert", true);
    var created = post(body);
    assertThat(created.status()).as("%s", created).isEqualTo(201);
    assertThat(Instant.parse(created.text("expires_at")))
        .isEqualTo(published.certificate().getNotAfter().toInstant());
    body.put("kid", "another-kid-1");
    body.put("expires_at", "2096-05-13T09:33:13Z");
    assertThat(post(body).status()).isEqualTo(400);
    body.put("pem", TestCredentials.pem(RSA.publicKey()));
    body.remove("expires_at");
    assertThat(post(body).text("message")).contains("This needs a certificate");
  }

  @Test
  void aSecondKeyOfAKidIsRefused() {
    assertThat(post(body(RSA)).status()).isEqualTo(201);
    var again = post(body(RSA));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("errorCode")).isEqualTo("credential_conflict");
    var named = body(RSA);
    named.put("kid", "a-name-of-its-own");
    assertThat(post(named).text("kid")).isEqualTo("a-name-of-its-own");
  }

  @Test
  void badInputIsNamed() {
    var weak = TestKeys.rsa("weak", 1024);
    refused(body(weak), "pem", "This key cannot serve RS256");
    refused(with("pem", "nonsense"), "pem", "no public key or certificate in PEM");
    refused(
        with("pem", TestCredentials.pem("PRIVATE KEY", RSA.privateKey().getEncoded())),
        "pem",
        "This is a private key");
    refused(with("alg", "ES256"), "alg", "This key cannot serve ES256");
    refused(with("alg", "HS256"), "alg", "HS256");
    refused(with("kid", "two words"), "kid", "");
    refused(with("expires_at", "2001-01-01T00:00:00Z"), "expires_at", "This time has passed");
    refused(with("expires_at", "2096-02-31T00:00:00Z"), "expires_at", "no such day");
    refused(with("expires_at", "tomorrow"), "expires_at", "");
    refused(with("credential_type", "x509"), "credential_type", "");
    refused(with("name", "<b>"), "name", "");
    assertThat(management.get(path(), READ).json().isEmpty()).isTrue();
  }

  private static Map<String, Object> with(String member, String value) {
    var body = body(RSA);
    body.put(member, value);
    return body;
  }

  private void refused(Map<String, Object> body, String member, String message) {
    var answer = post(body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.text("message")).contains(message).contains("on property " + member);
    assertThat(answer.response().body()).doesNotContain("PRIVATE KEY");
  }

  @Test
  void tenKeysAreTheMost() {
    for (int i = 0; i < 10; i++) {
      assertThat(post(with("kid", "number-000" + i)).status()).isEqualTo(201);
    }
    assertThat(post(with("kid", "number-0010")).text("message")).contains("at most 10");
  }

  @Test
  void theKeysOfAnotherApplicationAreNotThere() { // I20
    var id = post(body(RSA)).text("id");
    client = registered("{\"name\":\"Another\"}");
    assertThat(management.get(path() + "/" + id, READ).status()).isEqualTo(404);
    assertThat(management.patch(path() + "/" + id, "{}", UPDATE).status()).isEqualTo(404);
    assertThat(management.delete(path() + "/" + id, DELETE).status()).isEqualTo(404);
    assertThat(patchClient(keys(Map.of("id", id))).status()).isEqualTo(400);
    client = "licet-cli";
    assertThat(post(body(RSA)).status()).isEqualTo(404);
    assertThat(management.get(path(), READ).status()).isEqualTo(404);
  }

  @Test
  void theApplicationIsToldToProveItselfByKeysAsTerraformDoes() {
    var first = post(body(RSA)).text("id");
    var second = post(body(TestKeys.ec("second", "ES256"))).text("id");
    var patched = patchClient(keys(Map.of("id", first), Map.of("id", second)));
    assertThat(patched.status()).as("%s", patched).isEqualTo(200);
    assertThat(patched.json()).isEqualTo(client().json());
    assertThat(patched.json().has("token_endpoint_auth_method")).isFalse();
    assertThat(patched.json().get("client_authentication_methods").toString())
        .startsWith("{\"private_key_jwt\":{\"credentials\":[{\"id\":\"cred_")
        .contains("{\"id\":\"" + first + "\"}", "{\"id\":\"" + second + "\"}");
    assertThat(management.post("/clients/" + client + "/rotate-secret", "", "update:client_keys"))
        .extracting(Answer::status)
        .isEqualTo(400);

    patchClient(keys());
    assertThat(client().json().at("/client_authentication_methods/private_key_jwt/credentials"))
        .isEmpty();
    assertThat(management.delete(path() + "/" + first, DELETE).status()).isEqualTo(204);

    var back =
        management.patch(
            "/clients/" + client,
            "{\"client_authentication_methods\":null,"
                + "\"token_endpoint_auth_method\":\"client_secret_basic\"}",
            "update:clients");
    assertThat(back.text("token_endpoint_auth_method")).isEqualTo("client_secret_basic");
    assertThat(back.json().has("client_authentication_methods")).isFalse();
    assertThat(management.get(path(), READ).json()).hasSize(1);
  }

  @Test
  void aNewApplicationBringsItsKeysAlong() {
    var body = Map.of("name", "Born with a key", "client_authentication_methods", keys(body(RSA)));
    client = registered(JSON.writeValueAsString(body));
    var list = management.get(path(), READ).json();
    assertThat(list).hasSize(1);
    assertThat(
            client().json().at("/client_authentication_methods/private_key_jwt/credentials/0/id"))
        .isEqualTo(list.get(0).get("id"));
    assertThat(client().json().has("client_secret")).isFalse();
  }

  @Test
  void whatIsHalfSaidOrSaidTwiceIsRefusedAndNothingIsChanged() {
    var before = client().json();
    assertThat(patchClient(keys(Map.of("name", "no key"))).status()).isEqualTo(400);
    assertThat(patchClient(keys(Map.of("id", "cred_nobody"))).status()).isEqualTo(400);
    assertThat(patchClient(keys(body(RSA), body(RSA))).status()).isEqualTo(409);
    assertThat(patchClient(Map.of("tls_client_auth", Map.of())).status()).isEqualTo(400);
    var both =
        management.patch(
            "/clients/" + client,
            JSON.writeValueAsString(
                Map.of(
                    "token_endpoint_auth_method", "none", "client_authentication_methods", keys())),
            "update:clients");
    assertThat(both.status()).isEqualTo(400);
    assertThat(client().json()).isEqualTo(before);
    assertThat(management.get(path(), READ).json().isEmpty()).isTrue();
  }

  @Test
  void theLogTellsWhatHappenedToKeys() {
    var id = post(body(RSA)).text("id");
    management.delete(path() + "/" + id, DELETE);
    var log = management.get("/logs?q=" + TestManagement.encode("type:sapi"), "read:logs");
    assertThat(log.response().body())
        .contains("Create a client credential")
        .contains("Delete a client credential");
  }
}
