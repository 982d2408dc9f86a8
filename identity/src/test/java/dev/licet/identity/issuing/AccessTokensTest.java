package dev.licet.identity.issuing;

import static dev.licet.identity.token.Client.good;
import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.part;
import static dev.licet.identity.token.Client.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.licet.guard.Guard;
import dev.licet.guard.HttpCall;
import dev.licet.guard.Permit;
import dev.licet.guard.Rule;
import dev.licet.guard.keys.KeySet;
import dev.licet.identity.TestServer;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.ApiSettings;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.NewApi;
import dev.licet.identity.api.Signing;
import dev.licet.identity.api.SigningAlgorithm;
import dev.licet.identity.api.TestApis;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.key.TestSigningKeys;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.token.Client;
import dev.licet.identity.trial.TestTokens;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
  @TempDir static Path folder;
  private static TestServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    server = Client.start(folder);
    TestSigningKeys.prepare(server);
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** The header's {@code typ} and the names of the claims, in their order. */
  record Dialect(String audience, String typ, int lifetime, List<String> claims) {}

  static List<Dialect> dialects() {
    return List.of(
        new Dialect(
            "urn:plain",
            "JWT",
            86_400,
            List.of("iss", "sub", "aud", "iat", "exp", "scope", "azp", "gty")),
        new Dialect(
            "urn:plain-authz",
            "JWT",
            86_400,
            List.of("iss", "sub", "aud", "iat", "exp", "scope", "azp", "gty", "permissions")),
        new Dialect(
            "urn:rfc9068",
            "at+jwt",
            600,
            List.of("iss", "sub", "aud", "iat", "exp", "scope", "client_id", "jti")),
        new Dialect(
            "urn:rfc9068-authz",
            "at+jwt",
            86_400,
            List.of(
                "iss", "sub", "aud", "iat", "exp", "scope", "client_id", "jti", "permissions")));
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void haveTheClaimsOfTheirDialect(Dialect dialect) throws Exception {
    var before = Instant.now().getEpochSecond();
    var token = client.token(good(dialect.audience()));
    var header = part(token, 0);
    assertThat(header.propertyNames()).containsExactlyInAnyOrder("alg", "typ", "kid");
    assertThat(header.get("alg").stringValue()).isEqualTo("RS256");
    assertThat(header.get("typ").stringValue()).isEqualTo(dialect.typ());

    var claims = part(token, 1);
    assertThat(claims.propertyNames()).containsExactlyElementsOf(dialect.claims());
    assertThat(claims.get("iss").stringValue()).isEqualTo("https://" + server.domain() + "/");
    assertThat(claims.get("sub").stringValue()).isEqualTo("reader@clients");
    assertThat(claims.get("aud").stringValue()).isEqualTo(dialect.audience());
    assertThat(claims.get("iat").longValue()).isBetween(before, Instant.now().getEpochSecond());
    assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
        .isEqualTo(dialect.lifetime());
    assertThat(claims.get("scope").stringValue()).isEqualTo("read:a read:b");
    assertThat(claims.path("azp").stringValue("reader")).isEqualTo("reader");
    assertThat(claims.path("client_id").stringValue("reader")).isEqualTo("reader");
    assertThat(claims.path("gty").stringValue("client-credentials"))
        .isEqualTo("client-credentials");
    assertThat(claims.path("jti").stringValue("0123456789012345678901")).hasSize(22);
    assertThat(claims.path("permissions").toString()).isIn("", "[\"read:a\",\"read:b\"]");
    assertSigned(token);
  }

  /** Against the published keys, by another library than the one of Guard. */
  private static void assertSigned(String token) throws Exception {
    var jwt = SignedJWT.parse(token);
    var keys = JWKSet.parse(server.get("/.well-known/jwks.json").body());
    var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
    assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
  }

  @Test
  void haveNoScopeAndEmptyPermissionsWhenNothingIsGranted() {
    var nothing =
        Map.of("client_id", "empty", "client_secret", "the-secret-of-the-empty-one-0123456789");
    var plain = part(client.token(with(good("urn:plain"), nothing)), 1);
    assertThat(plain.propertyNames())
        .containsExactly("iss", "sub", "aud", "iat", "exp", "azp", "gty");
    var authz = part(client.token(with(good("urn:rfc9068-authz"), nothing)), 1);
    assertThat(authz.has("scope")).isFalse();
    assertThat(authz.get("permissions").toString()).isEqualTo("[]");
  }

  @Test
  void listOnlyTheScopesAskedForAsPermissions() {
    var asked = with(good("urn:plain-authz"), Map.of("scope", "read:b"));
    assertThat(part(client.token(asked), 1).get("permissions").toString())
        .isEqualTo("[\"read:b\"]");
  }

  /** An API of that algorithm, for which the reader has a grant. */
  private static Api api(String identifier, SigningAlgorithm algorithm, Optional<String> secret) {
    var wanted =
        new NewApi(identifier, algorithm, ApiSettings.defaults("Signed"), List.of(), false);
    var api = TestApis.done(server.bean(Apis.class).register(wanted, secret));
    server.bean(ClientGrants.class).grant(Client.READER, identifier, List.of());
    return api;
  }

  @ParameterizedTest
  @EnumSource(value = SigningAlgorithm.class, mode = EXCLUDE, names = "HS256")
  void areSignedByAPublishedKeyOfTheAlgorithmOfTheirApi(SigningAlgorithm algorithm)
      throws Exception {
    api("urn:by-" + algorithm, algorithm, Optional.empty());
    var jwt = SignedJWT.parse(client.token(good("urn:by-" + algorithm)));
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm.name());
    var key =
        JWKSet.parse(server.get("/.well-known/jwks.json").body())
            .getKeyByKeyId(jwt.getHeader().getKeyID());
    assertThat(key.getAlgorithm().getName()).isEqualTo(algorithm.name());
    var verifier =
        algorithm == SigningAlgorithm.ES256
            ? new ECDSAVerifier(key.toECKey())
            : new RSASSAVerifier(key.toRSAKey());
    assertThat(jwt.verify(verifier)).isTrue();
  }

  @Test
  void areSignedByTheSecretOfTheirApiWhereThatIsHs256() throws Exception {
    var first = "sixteen-letters!";
    var id = api("urn:by-secret", SigningAlgorithm.HS256, Optional.of(first)).id();
    var token = client.token(good("urn:by-secret"));
    assertThat(part(token, 0).toString()).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");
    assertThat(token.split("\\.")[2]).isEqualTo(mac(first, token));

    var other = Optional.of("another-secret-of-32-characters!");
    TestApis.done(server.bean(Apis.class).sign(id, new Signing(Optional.empty(), other)));
    var next = client.token(good("urn:by-secret"));
    assertThat(next.split("\\.")[2]).isEqualTo(mac(other.get(), next));
    assertThat(server.get("/.well-known/jwks.json").body()).doesNotContain("HS256", "\"oct\"");
  }

  /** By the JDK: other libraries take no secret as short as Auth0 does. */
  private static String mac(String secret, String token) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    var signed = token.substring(0, token.lastIndexOf('.'));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }

  @Test
  void haveAnIdOfTheirOwn() {
    var one = part(client.token(good("urn:rfc9068")), 1).get("jti");
    assertThat(part(client.token(good("urn:rfc9068")), 1).get("jti")).isNotEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:plain", "urn:plain-authz", "urn:rfc9068", "urn:rfc9068-authz"})
  void areAcceptedByAGuard(String audience) {
    var keys = KeySet.parse(server.get("/.well-known/jwks.json").body());
    var header = "Bearer " + client.token(good(audience));
    HttpCall call = name -> name.equalsIgnoreCase("Authorization") ? List.of(header) : List.of();
    try (var guard =
        Guard.builder().domain(server.domain()).audience(audience).keys(() -> keys).build()) {
      assertThat(guard.check(call, Rule.allOf("read:a", "read:b"))).isInstanceOf(Permit.class);
      assertThat(guard.check(call, Rule.allOf("write:x"))).isNotInstanceOf(Permit.class);
    }
  }

  @Test
  void areTheSameForATestAsForTheApplication() {
    var tokens = server.bean(TestTokens.class);
    var test = ((Attempt.Success<IssuedToken>) tokens.issue("reader", "urn:plain")).value();
    var own = json(client.form(good("urn:plain")));
    assertThat(test.body().keySet()).containsExactlyElementsOf(own.propertyNames());
    assertThat(part(test.accessToken(), 1).get("sub").stringValue()).isEqualTo("reader@clients");
    var refused = (Attempt.Failure<IssuedToken>) tokens.issue("reader", "urn:nobodys");
    assertThat(refused.error().description()).startsWith("Client is not authorized to access");
  }
}
