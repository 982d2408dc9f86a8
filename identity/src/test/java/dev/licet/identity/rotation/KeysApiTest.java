package dev.licet.identity.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Decision;
import dev.licet.guard.Guard;
import dev.licet.guard.HttpCall;
import dev.licet.guard.Permit;
import dev.licet.guard.Reason;
import dev.licet.guard.Refusal;
import dev.licet.guard.Rule;
import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Rotation as tools, people and APIs see it, on a whole server. It is a single node, which takes up
 * a change at once; {@link RotationTest} has several by a clock of its own.
 */
@Tag("once")
class KeysApiTest {
  private static final String READ = "read:signing_keys";
  private static final String ROTATE = "create:signing_keys update:signing_keys";
  private static final String REVOKE = "update:signing_keys";
  private static final String AT_ONCE = "{\"now\":true}";

  @TempDir static Path folder;
  private static TestServer server;
  private static TestManagement management;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    management = new TestManagement(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void showsEveryKeyAsToolsExpectIt() throws Exception {
    var key = only("current");
    assertThat(key.propertyNames())
        .containsExactly(
            "kid",
            "cert",
            "pkcs7",
            "alg",
            "current",
            "next",
            "previous",
            "current_since",
            "fingerprint",
            "thumbprint",
            "revoked");
    assertThat(key.get("kid").asString()).isEqualTo(server.bean(SigningKeys.class).current().kid());
    assertThat(Instant.parse(key.get("current_since").asString())).isBefore(Instant.now());
    var der = server.bean(SigningKeys.class).current().der();
    var sha1 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(der));
    assertThat(key.get("thumbprint").asString()).isEqualToIgnoringCase(sha1);
    assertThat(key.get("fingerprint").asString())
        .matches("([0-9A-F]{2}:){19}[0-9A-F]{2}")
        .isEqualTo(
            HexFormat.ofDelimiter(":").withUpperCase().formatHex(HexFormat.of().parseHex(sha1)));
    assertThat(key.get("cert").asString()).isEqualTo(server.get("/pem").body());
    assertThat(certificatesIn(key.get("pkcs7").asString())).hasSize(1);

    var next = only("next");
    assertThat(next.propertyNames()).doesNotContain("current_since", "current_until", "revoked_at");
    assertThat(management.get("/keys/signing/" + next.get("kid").asString(), READ).json())
        .isEqualTo(next);
  }

  @Test
  void rotatesAndRevokes() {
    var current = only("current").get("kid").asString();
    var next = only("next").get("kid").asString();
    var rotated = management.post("/keys/signing/rotate", AT_ONCE, ROTATE);
    assertThat(rotated.status()).as("%s", rotated).isEqualTo(201);
    assertThat(rotated.json().propertyNames()).containsExactly("kid", "cert");
    assertThat(rotated.text("kid")).isEqualTo(next);
    assertThat(published()).contains(current, next).hasSizeGreaterThanOrEqualTo(3);
    var previous = management.get("/keys/signing/" + current, READ).json();
    assertThat(previous.get("previous").booleanValue()).isTrue();
    assertThat(previous.has("current_until")).isTrue();

    var revoked = management.call("PUT", "/keys/signing/" + current + "/revoke", "", REVOKE);
    assertThat(revoked.status()).as("%s", revoked).isEqualTo(200);
    assertThat(revoked.json().propertyNames()).containsExactly("kid", "cert");
    assertThat(published()).doesNotContain(current).contains(next);
    var after = management.get("/keys/signing/" + current, READ).json();
    assertThat(after.get("revoked").booleanValue()).isTrue();
    assertThat(after.has("revoked_at")).isTrue();
    assertThat(after.get("previous").booleanValue()).isFalse();
  }

  @Test
  void saysWhatItDoesNotDo() {
    var current = only("current").get("kid").asString();
    assertProblem(
        management.call("PUT", "/keys/signing/" + current + "/revoke", "", REVOKE),
        409,
        "signing_key_conflict",
        "rotate first, then revoke it");
    assertProblem(
        management.call("PUT", "/keys/signing/nobodys/revoke", "", REVOKE),
        404,
        "inexistent_signing_key",
        "The signing key does not exist");
    assertProblem(
        management.post("/keys/signing/rotate", "{\"now\":1}", ROTATE),
        400,
        "invalid_body",
        "Expected type boolean but found type");
    assertProblem(
        management.post("/keys/signing/rotate", "", "create:signing_keys"),
        403,
        "insufficient_scope",
        "update:signing_keys");
  }

  @Test
  void waitsForAnApiUnlessToldNotTo() {
    server.get("/.well-known/jwks.json");
    assertThat(management.post("/keys/signing/rotate", "", ROTATE).status()).isEqualTo(201);
    assertProblem(
        management.post("/keys/signing/rotate", "", ROTATE),
        409,
        "signing_key_conflict",
        "Java-http-client/");
    server.get("/.well-known/jwks.json");
    assertThat(management.post("/keys/signing/rotate", "", ROTATE).status()).isEqualTo(201);
    assertThat(management.post("/keys/signing/rotate", AT_ONCE, ROTATE).status()).isEqualTo(201);
  }

  @Test
  void isOnAPageForPeople() {
    var browser = TestBrowser.signedIn(server);
    var before = only("current").get("kid").asString();
    assertThat(browser.get("/dashboard/keys").body())
        .contains("Currently used", "Next in queue", before);
    assertThat(browser.submit("/dashboard/keys/rotate", "now", "true").body())
        .contains("The keys are rotated.", "Previously used");
    assertThat(browser.get("/dashboard/keys/" + before + "/revoke").body())
        .contains("Revoke this key?", before);
    assertThat(published()).contains(before);
    assertThat(browser.submit("/dashboard/keys/" + before + "/revoke").body())
        .contains("The key is revoked.", "Last revoked");
    var leaked = only("current").get("kid").asString();
    assertThat(browser.submit("/dashboard/keys/replace").body())
        .contains("those that signed until now are revoked");
    assertThat(published()).doesNotContain(before, leaked);
    assertThat(browser.get("/dashboard/keys/" + before + "/revoke").statusCode()).isEqualTo(404);
    var refused = browser.post("/dashboard/keys/nobodys/revoke");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("There is no key of this id");
  }

  @Test
  void endsTheTokensOfARevokedKeyAtTheManagementApiAtOnce() {
    var keys = server.bean(SigningKeys.class);
    var header = "Bearer " + keys.sign("JWT", claims("https://" + server.domain() + "/api/v2/"));
    assertThat(management.send("GET", "/keys/signing", "", header).status()).isEqualTo(200);
    rotateAndRevoke();
    assertThat(management.send("GET", "/keys/signing", "", header).status()).isEqualTo(401);
  }

  /** A real Guard over the network, which reads the key set every quarter of a minute. */
  @Test
  void endsTheTokensOfARevokedKeyAtAnApiWithinItsRefreshWindow() throws Exception {
    try (var guard =
        Guard.builder()
            .domain(server.domain())
            .audience("urn:api")
            .caFile(folder.resolve("tls/ca.pem"))
            .build()) {
      var token = server.bean(SigningKeys.class).sign("JWT", claims("urn:api"));
      assertThat(check(guard, token)).isInstanceOf(Permit.class);
      rotateAndRevoke();
      var successor = server.bean(SigningKeys.class).sign("JWT", claims("urn:api"));
      assertThat(check(guard, successor)).isInstanceOf(Permit.class);
      var deadline = Instant.now().plus(Duration.ofSeconds(30));
      while (check(guard, token) instanceof Permit && Instant.now().isBefore(deadline)) {
        Thread.sleep(200);
      }
      assertThat(check(guard, token))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.reason()).isEqualTo(Reason.KEY_NOT_FOUND));
      assertThat(check(guard, successor)).isInstanceOf(Permit.class);
    }
  }

  private static Decision check(Guard guard, String token) {
    HttpCall call =
        name -> name.equalsIgnoreCase("Authorization") ? List.of("Bearer " + token) : List.of();
    return guard.check(call, Rule.authenticated());
  }

  private static void rotateAndRevoke() {
    var current = only("current").get("kid").asString();
    assertThat(management.post("/keys/signing/rotate", AT_ONCE, ROTATE).status()).isEqualTo(201);
    assertThat(management.call("PUT", "/keys/signing/" + current + "/revoke", "", REVOKE).status())
        .isEqualTo(200);
  }

  private static Map<String, Object> claims(String audience) {
    var now = Instant.now().getEpochSecond();
    return Map.of(
        "iss",
        "https://" + server.domain() + "/",
        "sub",
        "tester@clients",
        "aud",
        audience,
        "iat",
        now - 10,
        "exp",
        now + 600,
        "scope",
        READ);
  }

  private static JsonNode only(String stage) {
    var found = new ArrayList<JsonNode>();
    for (var key : management.get("/keys/signing", READ).json()) {
      if (key.get(stage).booleanValue()) {
        found.add(key);
      }
    }
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static List<String> published() {
    return new Answer(server.get("/.well-known/jwks.json")).json().findValuesAsString("kid");
  }

  private static List<?> certificatesIn(String pkcs7) throws Exception {
    var base64 = pkcs7.replaceAll("-----[A-Z0-9 ]+-----|\\s", "");
    var der = new ByteArrayInputStream(Base64.getDecoder().decode(base64));
    assertThat(pkcs7).startsWith("-----BEGIN PKCS7-----\n");
    return CertificateFactory.getInstance("X.509").generateCertPath(der, "PKCS7").getCertificates();
  }

  private static void assertProblem(Answer answer, int status, String code, String message) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(answer.text("errorCode")).isEqualTo(code);
    assertThat(answer.text("message")).contains(message);
  }
}
