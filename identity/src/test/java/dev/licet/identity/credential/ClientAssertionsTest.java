package dev.licet.identity.credential;

import static dev.licet.identity.api.TestApis.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestClock;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TestApplications;
import dev.licet.identity.credential.AssertionVerdict.Accepted;
import dev.licet.identity.credential.AssertionVerdict.Refused;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestToken;
import dev.licet.testkit.TestTokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class ClientAssertionsTest {
  private static final String ISSUER = TestFeatures.ISSUER.url();
  private static final String INVALID = "The client assertion is not valid";
  private static final TestKey RSA = TestKeys.rsa("ours");
  private static final TestKey OTHER = TestKeys.rsa("another");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Credentials credentials;
  private ClientAssertions assertions;
  private TestClock clock;
  private String client = "";
  private int made;

  @BeforeEach
  void open() {
    features = TestFeatures.over(database.open(folder), TestApplications.components());
    credentials = features.get(Credentials.class);
    assertions = features.get(ClientAssertions.class);
    clock = features.get(TestClock.class);
    client = application();
    add(RSA);
  }

  @AfterEach
  void close() {
    features.close();
  }

  private String application() {
    var wanted = NewApplication.named("Signer", ApplicationType.NON_INTERACTIVE);
    return done(features.get(Applications.class).register(wanted)).application().clientId();
  }

  private Credential add(TestKey key) {
    var wanted = TestCredentials.fresh("key", key);
    return done(credentials.add(client, List.of(wanted), true)).getFirst();
  }

  /** As a well-meaning application makes them: for a minute, each with a jti of its own. */
  private TestToken assertion(TestKey key) {
    return new TestTokens(client, ISSUER, () -> key, clock)
        .accessToken()
        .without("azp")
        .without("gty")
        .withoutHeader("kid")
        .claim("sub", client)
        .claim("jti", "jti-" + made++)
        .claim("exp", clock.instant().plusSeconds(60).getEpochSecond());
  }

  private AssertionVerdict judge(TestToken token) {
    return assertions.judge(client, client, token.text());
  }

  private void refused(TestToken token, String why) {
    assertThat(judge(token)).isEqualTo(new Refused(why));
  }

  @Test
  void whatTheApplicationSignedIsAcceptedOnce() { // I25
    var token = assertion(RSA);
    assertThat(judge(token)).isEqualTo(new Accepted());
    refused(token, "The client assertion was used before");
    clock.pass(Duration.ofSeconds(59));
    refused(token, "The client assertion was used before");
    assertThat(judge(assertion(RSA))).isEqualTo(new Accepted());
  }

  @Test
  void theSameJtiOfAnotherApplicationIsAnother() {
    var first = client;
    assertThat(judge(assertion(RSA).claim("jti", "same"))).isEqualTo(new Accepted());
    client = application();
    add(RSA);
    assertThat(client).isNotEqualTo(first);
    assertThat(judge(assertion(RSA).claim("jti", "same"))).isEqualTo(new Accepted());
  }

  @Test
  void ofTwentyAtOnceOneIsAccepted() throws Exception { // I25
    for (int round = 0; round < 5; round++) {
      var text = assertion(RSA).text();
      try (var threads = Executors.newFixedThreadPool(20)) {
        var all =
            IntStream.range(0, 20)
                .mapToObj(
                    _ -> (Callable<AssertionVerdict>) () -> assertions.judge(client, client, text))
                .toList();
        int accepted = 0;
        for (var one : threads.invokeAll(all)) {
          accepted += one.get() instanceof Accepted ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(1);
      }
    }
  }

  @Test
  void whatIsRefusedIsNotUsedUp() {
    var token = assertion(RSA).claim("aud", "https://elsewhere.example/");
    judge(token);
    assertThat(judge(token.claim("aud", ISSUER))).isEqualTo(new Accepted());
  }

  @Test
  void usedOnesAreForgottenWhenTheyHaveLongExpired() {
    judge(assertion(RSA));
    var spent = features.get(SpentAssertions.class);
    clock.pass(Duration.ofMinutes(5));
    assertThat(spent.purge()).isZero();
    clock.pass(Duration.ofMinutes(1));
    assertThat(spent.purge()).isEqualTo(1);
  }

  @Test
  void itMayBeMeantForTheIssuerOrTheTokenEndpointAndNobodyElse() {
    assertThat(judge(assertion(RSA).claim("aud", ISSUER + "oauth/token")))
        .isEqualTo(new Accepted());
    assertThat(judge(assertion(RSA).claim("aud", List.of(ISSUER)))).isEqualTo(new Accepted());
    var why = "The client assertion must have the aud " + ISSUER;
    refused(assertion(RSA).claim("aud", ISSUER + "userinfo"), why);
    refused(assertion(RSA).claim("aud", ISSUER.substring(0, ISSUER.length() - 1)), why);
    refused(assertion(RSA).claim("aud", List.of(ISSUER, "https://elsewhere.example/")), why);
    refused(assertion(RSA).claim("aud", client), why);
    refused(assertion(RSA).without("aud"), why);
  }

  @Test
  void itNamesTheApplicationTwice() {
    var why = "The client assertion must have the client id as iss and as sub";
    refused(assertion(RSA).claim("sub", "another"), why);
    refused(assertion(RSA).claim("iss", "another"), why);
    refused(assertion(RSA).without("sub"), why);
    refused(assertion(RSA).without("iss"), why);
  }

  @Test
  void itIsShortLivedAndHasAName() {
    var now = clock.instant().getEpochSecond();
    assertThat(judge(assertion(RSA).claim("exp", now + 360))).isEqualTo(new Accepted());
    refused(
        assertion(RSA).claim("exp", now + 361),
        "The client assertion lives too long: at most 5 minutes");
    refused(assertion(RSA).claim("exp", now), "The client assertion has expired");
    refused(assertion(RSA).without("exp"), "The client assertion needs an exp");
    refused(assertion(RSA).claim("nbf", now + 61), "The client assertion is not valid yet");
    refused(assertion(RSA).claim("iat", now + 61), "The client assertion is not valid yet");
    assertThat(judge(assertion(RSA).without("iat"))).isEqualTo(new Accepted());
    var noName = "The client assertion needs a jti of 1 to 255 characters";
    refused(assertion(RSA).without("jti"), noName);
    refused(assertion(RSA).claim("jti", ""), noName);
    refused(assertion(RSA).claim("jti", 7), noName);
    refused(assertion(RSA).claim("jti", "x".repeat(256)), noName);
  }

  @Test
  void otherKindsOfTokensAreNoAssertions() { // I16
    var why = "This JWT is not a client assertion";
    refused(assertion(RSA).header("typ", "logout+jwt"), why);
    refused(assertion(RSA).claim("events", Map.of()), why);
    refused(assertion(RSA).claim("nonce", "n-0S6_WzA2Mj"), why);
  }

  @Test
  void whoeverHasNotTheKeyIsToldNothing() { // I16
    List<UnaryOperator<TestToken>> hostile =
        List.of(
            token -> token.forgedBy(OTHER),
            token -> token.signedBy(OTHER),
            token -> token.header("alg", "none"),
            token -> token.header("alg", "HS256"),
            token -> token.header("alg", "RS384"),
            token -> token.header("alg", "rs256"),
            token -> token.header("kid", "../../../../dev/null"),
            token -> token.header("kid", "another"),
            token -> token.header("kid", 7),
            token -> token.forgedBy(OTHER).header("jwk", OTHER.members()),
            token -> token.forgedBy(OTHER).header("jku", "https://elsewhere.example/jwks.json"),
            token -> token.forgedBy(OTHER).header("x5u", "https://elsewhere.example/x.pem"),
            token -> token.header("crit", List.of("exp")),
            token -> token.header("b64", false));
    for (var change : hostile) {
      var token = change.apply(assertion(RSA));
      assertThat(judge(token)).as(token.headerJson()).isEqualTo(new Refused(INVALID));
    }
  }

  @Test
  void thePublicKeyIsNoSecretForHmac() throws Exception { // I16
    var signed =
        base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64(assertion(RSA).claimsJson());
    for (var secret :
        List.of(
            RSA.publicKey().getEncoded(),
            TestCredentials.pem(RSA.publicKey()).getBytes(StandardCharsets.UTF_8),
            RSA.jwk().getBytes(StandardCharsets.UTF_8))) {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      var text = signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
      assertThat(assertions.judge(client, client, text)).isEqualTo(new Refused(INVALID));
    }
  }

  @Test
  void whatIsNoJwtIsTakenForNothing() { // I16
    var claims = assertion(RSA).claimsJson();
    var twice = claims.substring(0, claims.length() - 1) + ",\"sub\":\"" + client + "\"}";
    for (var text :
        List.of(
            "",
            ".",
            "..",
            "a.b.c",
            assertion(RSA).text() + ".",
            assertion(RSA).text() + "=",
            assertion(RSA).text().substring(1),
            TestToken.sign("{\"alg\":\"RS256\"}", twice, RSA),
            "x".repeat(20_000))) {
      assertThat(assertions.judge(client, client, text)).as(text).isEqualTo(new Refused(INVALID));
    }
  }

  @Test
  void eachAlgorithmIsServedByItsOwnKeysOnly() { // I16
    for (var key :
        List.of(
            TestKeys.rsa("rs384").signing("RS384"),
            TestKeys.rsa("ps256").signing("PS256"),
            TestKeys.rsa("ps384").signing("PS384"),
            TestKeys.ec("es256", "ES256"),
            TestKeys.ec("es384", "ES384"))) {
      add(key);
      assertThat(judge(assertion(key))).as(key.algorithm()).isEqualTo(new Accepted());
      if (key.publicKey().getAlgorithm().equals("RSA")) {
        refused(assertion(key.signing("RS256")), INVALID);
      }
    }
  }

  @Test
  void withoutAKidEachKeyIsTriedAndWithOneOnlyThatOne() {
    var second = add(OTHER);
    assertThat(judge(assertion(OTHER))).isEqualTo(new Accepted());
    assertThat(judge(assertion(RSA))).isEqualTo(new Accepted());
    assertThat(judge(assertion(OTHER).header("kid", second.proof().kid())))
        .isEqualTo(new Accepted());
    refused(assertion(RSA).header("kid", second.proof().kid()), INVALID);
  }

  @Test
  void aKeyThatIsRemovedOrExpiredOrNotInUseProvesNothing() {
    var removed = add(OTHER);
    assertThat(judge(assertion(OTHER))).isEqualTo(new Accepted());
    done(credentials.remove(client, removed.id()));
    refused(assertion(OTHER), INVALID);

    var expiring = add(OTHER);
    var end = clock.instant().plusSeconds(10);
    done(credentials.expire(client, expiring.id(), Optional.of(end)));
    assertThat(judge(assertion(OTHER))).isEqualTo(new Accepted());
    clock.pass(Duration.ofSeconds(10));
    refused(assertion(OTHER), INVALID);

    features.inTransaction(() -> {
      credentials.use(client, List.of());
      return client;
    });
    refused(assertion(RSA), INVALID);
  }

  @Test
  void anotherApplicationsKeyProvesNothing() {
    add(OTHER);
    client = application();
    refused(assertion(OTHER), INVALID);
  }

  @Test
  void theApplicationThatIsClaimedIsReadWithoutBelief() {
    assertThat(ClientAssertions.claimedClient(assertion(OTHER).text())).contains(client);
    assertThat(ClientAssertions.claimedClient(assertion(RSA).without("sub").text())).isEmpty();
    assertThat(ClientAssertions.claimedClient(assertion(RSA).claim("sub", 7).text())).isEmpty();
    assertThat(ClientAssertions.claimedClient(assertion(RSA).claim("sub", "a\nb").text()))
        .isEmpty();
    assertThat(ClientAssertions.claimedClient("nonsense")).isEmpty();
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}
