package dev.licet.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.licet.testkit.RawHttp.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What every adapter of Guard keeps, seen from outside. An adapter's own test extends this class
 * and starts an application, on a free port, which reads roles from {@code /realm_access/roles} and
 * has these routes, each of which answers 200:
 *
 * <ul>
 *   <li>{@code GET /} for everybody
 *   <li>{@code GET /user} for any valid token
 *   <li>{@code GET /admin} for the permission {@code read:admin}
 *   <li>{@code GET /unmarked}, whose rule its author forgot
 *   <li>{@code GET /users/{userId}} for that user, or for the permission {@code read:users}; others
 *       shall learn nothing
 *   <li>{@code GET /staff} for the role {@code staff}
 *   <li>{@code GET /transfer} for a user who signed in by {@code mfa} in the last five minutes, and
 *       has the permission {@code write:transfer}
 * </ul>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AdapterContract {
  private static final String AUDIENCE = "https://contract-api";
  private static final String PERMISSION = "read:admin";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestIssuer issuer = TestIssuer.start();
  private final TestTokens tokens = issuer.tokens(AUDIENCE);
  private @Nullable App started;

  /** A running application. */
  public interface App extends AutoCloseable {
    /** Where it listens, as in {@code http://localhost:8080}. */
    URI baseUri();

    /** Stops it. */
    @Override
    void close();
  }

  /**
   * Starts the application, with the issuer's domain, its CA file, and this audience for settings.
   */
  protected abstract App start(TestIssuer issuer, String audience);

  /** The same with tokens accepted that are bound to a key (RFC 9449), beside the others. */
  protected abstract App startTakingProofs(TestIssuer issuer, String audience);

  @BeforeAll
  void startTheApplication() {
    started = start(issuer, AUDIENCE);
  }

  @AfterAll
  void stopTheApplication() {
    if (started != null) {
      started.close();
    }
    issuer.close();
  }

  private URI base() {
    if (started == null) {
      throw new IllegalStateException("the application has not been started");
    }
    return started.baseUri();
  }

  private Response get(String path, String... headerLines) {
    return RawHttp.send(base(), "GET", path, List.of(headerLines));
  }

  private static String bearer(TestToken token) {
    return bearer(token.text());
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  @Test
  void aPublicRouteIsOpenToEverybodyEvenWithATokenThatIsNone() {
    assertEquals(200, get("/").status());
    assertEquals(200, get("/", bearer("nonsense")).status());
    assertEquals(200, get("/", bearer(tokens.expired())).status());
  }

  @TestFactory
  Stream<DynamicTest> everyRowOfTheRefusalTable() {
    return Stream.of(
            Refused.at("no Authorization header", "/user"),
            Refused.at("an empty Authorization header", "/user", "Authorization: "),
            Refused.at("another scheme", "/user", "Authorization: Basic dXNlcjpwYXNz")
                .as("invalid_header", "Authorization header must start with Bearer", ""),
            Refused.at("the scheme alone", "/user", "Authorization: Bearer")
                .as("invalid_header", "Token not found", "invalid_request"),
            Refused.at("the scheme and a space", "/user", "Authorization: Bearer ")
                .as("invalid_header", "Token not found", "invalid_request"),
            Refused.at("more than two parts", "/user", "Authorization: Bearer a b")
                .asMalformedHeader(),
            Refused.at("three parts by a tab", "/user", "Authorization: Bearer a\tb")
                .asMalformedHeader(),
            Refused.at(
                    "two headers",
                    "/user",
                    bearer(tokens.accessToken()),
                    bearer(tokens.accessToken()))
                .asMalformedHeader(), // G25
            Refused.at(
                    "two headers of two schemes",
                    "/user",
                    "Authorization: Basic eA==",
                    bearer(tokens.accessToken()))
                .asMalformedHeader(),
            Refused.at("not a JWT", "/user", bearer("nonsense")).asUnparsable(),
            Refused.at("unsigned", "/user", bearer(unsigned())).asUnparsable(), // G1
            Refused.at("forged", "/user", bearer(tokens.forged())).asUnparsable(),
            Refused.at("an unknown key", "/user", bearer(tokens.unknownKey()))
                .as("invalid_header", "Unable to find appropriate key", "invalid_token"),
            Refused.at("expired", "/user", bearer(tokens.expired()))
                .as("token_expired", "token is expired", "invalid_token"),
            Refused.at("for another API", "/user", bearer(tokens.forAnotherApi())).asWrongClaims(),
            Refused.at("by another issuer", "/user", bearer(tokens.byAnotherIssuer()))
                .asWrongClaims(),
            Refused.at("without exp", "/user", bearer(tokens.withoutExpiry())).asWrongClaims(),
            Refused.at("not yet valid", "/user", bearer(tokens.notYetValid())).asWrongClaims(),
            Refused.at("an ID token", "/user", bearer(tokens.idToken())).asAnotherKind(), // G21
            Refused.at("a logout token", "/user", bearer(tokens.logoutToken())).asAnotherKind(),
            Refused.at("a missing permission", "/admin", bearer(tokens.withScope("read:users")))
                .asForbidden(", scope=\"read:admin\""),
            Refused.at("an unmarked route without a token", "/unmarked"),
            Refused.at(
                    "an unmarked route with a token",
                    "/unmarked",
                    bearer(tokens.withScope(PERMISSION)))
                .asForbidden(""))
        .map(refused -> dynamicTest(refused.name(), () -> refused.check(base())));
  }

  private String unsigned() {
    String[] parts = tokens.accessToken().header("alg", "none").text().split("\\.", -1);
    return parts[0] + "." + parts[1] + ".";
  }

  @Test
  void aValidTokenOpensARouteForAuthenticatedCallers() {
    assertEquals(200, get("/user", bearer(tokens.accessToken())).status());
    assertEquals(200, get("/user", bearer(tokens.ofUser())).status());
    assertEquals(200, get("/user", bearer(tokens.rfc9068())).status());
  }

  @Test
  void aPermissionCountsInWhicheverClaimItStands() {
    assertEquals(200, get("/admin", bearer(tokens.withScope("read:users", PERMISSION))).status());
    assertEquals(200, get("/admin", bearer(tokens.withScopeArray(PERMISSION))).status());
    assertEquals(200, get("/admin", bearer(tokens.withPermissions(PERMISSION))).status());
    assertEquals(200, get("/admin", bearer(tokens.rfc9068(PERMISSION))).status());
    TestToken fourth = tokens.rfc9068("other").claim("permissions", List.of(PERMISSION));
    assertEquals(200, get("/admin", bearer(fourth)).status());
  }

  @Test
  void aPermissionCountsOnlyAsAWhole() {
    assertEquals(403, get("/admin", bearer(tokens.withScope("read:admin2"))).status());
    assertEquals(403, get("/admin", bearer(tokens.withScope("READ:ADMIN"))).status());
    assertEquals(403, get("/admin", bearer(tokens.withPermissions("read:adm"))).status());
  }

  @Test
  void theSchemeIsReadWithoutRegardToCaseAndToTheSpaceAroundIt() {
    String token = tokens.accessToken().text();
    assertEquals(200, get("/user", "Authorization: bearer " + token).status());
    assertEquals(200, get("/user", "Authorization: BEARER   " + token).status());
    assertEquals(200, get("/user", "authorization: Bearer\t" + token + " ").status());
  }

  @Test
  void aHeadRequestNeedsWhatAGetRequestNeeds() {
    String allowed = bearer(tokens.withScope(PERMISSION));
    assertEquals(200, RawHttp.send(base(), "HEAD", "/admin", List.of(allowed)).status());
    assertEquals(401, RawHttp.send(base(), "HEAD", "/admin", List.of()).status());
  }

  @Test
  void aUserReachesOnlyTheirOwn() {
    String own = bearer(tokens.ofUser());
    assertEquals(200, get("/users/auth0%7C0123456789abcdef01234567", own).status());
    assertEquals(200, get("/users/auth0%7C0123456789abcdef01234567?x=1", own).status());
    assertEquals(200, get("/users/anybody", bearer(tokens.withScope("read:users"))).status());
    assertEquals(401, get("/users/anybody").status());
    for (String path :
        List.of(
            "/users/anybody",
            "/users/auth0%7C0123456789abcdef0123456",
            "/users/AUTH0%7C0123456789abcdef01234567",
            "/users/auth0%257C0123456789abcdef01234567",
            "/users/anybody?userId=auth0%7C0123456789abcdef01234567")) {
      Response response = get(path, own, "userId: auth0|0123456789abcdef01234567");
      assertEquals(404, response.status(), path);
      assertEquals(
          "{\"code\":\"not_found\",\"description\":\"There is nothing here for you\"}",
          response.body());
      assertEquals(List.of(), response.values("WWW-Authenticate"));
      assertEquals("no-store", response.value("Cache-Control"));
    }
  }

  @Test
  void anApplicationOwnsNothing() { // G22
    TestToken application = tokens.accessToken().claim("sub", "somebody");
    assertEquals(404, get("/users/somebody", bearer(application)).status());
  }

  @Test
  void aRoleCountsWhereTheSettingsSaySo() {
    TestToken staff = tokens.ofUser().claim("realm_access", Map.of("roles", List.of("staff")));
    assertEquals(200, get("/staff", bearer(staff)).status());
    assertEquals(403, get("/staff", bearer(tokens.ofUser().claim("roles", "staff"))).status());
    assertEquals(403, get("/staff", bearer(tokens.withScope("staff"))).status());
    assertEquals(401, get("/staff").status());
  }

  @Test
  void severalRulesAddUpAndTheChallengeSaysHowToSignIn() {
    TestToken weak = tokens.ofUser().claim("scope", "write:transfer");
    Response response = get("/transfer", bearer(weak));
    assertEquals(401, response.status());
    assertEquals(
        "Bearer error=\"insufficient_user_authentication\", error_description=\"A stronger or more"
            + " recent sign-in is required\", acr_values=\"mfa\", max_age=\"300\"",
        response.value("WWW-Authenticate"));
    long now = Instant.now().getEpochSecond();
    TestToken strong = weak.claim("acr", "mfa").claim("auth_time", now - 10);
    assertEquals(200, get("/transfer", bearer(strong)).status());
    assertEquals(401, get("/transfer", bearer(strong.claim("auth_time", now - 400))).status());
    TestToken other = strong.claim("auth_time", now).claim("scope", "openid");
    assertEquals(403, get("/transfer", bearer(other)).status());
    TestToken application =
        strong.claim("scope", "write:transfer").claim("gty", "client-credentials");
    assertEquals(403, get("/transfer", bearer(application)).status()); // G22
  }

  /** G26: whatever the server makes of such a path, it must not lead around the rule. */
  @TestFactory
  Stream<DynamicTest> noSpellingOfAPathLeadsAroundItsRule() {
    String token = bearer(tokens.withScope("read:users"));
    return Stream.of(
            "//admin",
            "/admin/",
            "/ADMIN",
            "/admin;x=1",
            "/%61dmin",
            "/./admin",
            "/user/../admin",
            "/admin/.",
            "/;/admin",
            "/user/%2e%2e/admin",
            "/%2fadmin",
            "/admin%2f",
            "/admin%00",
            "/admin?x=1",
            "/admin.json",
            "/unmarked/",
            "//unmarked",
            "/unmarked;x=1")
        .map(path -> dynamicTest(path, () -> checkRefused(path, token)));
  }

  private void checkRefused(String path, String token) {
    assertNotEquals(200, get(path).status(), "without a token");
    assertNotEquals(200, get(path, token).status(), "without the permission");
  }

  @Test
  void aHeaderThatClaimsAnotherMethodChangesNothing() { // G26
    String override = "X-HTTP-Method-Override: OPTIONS";
    assertEquals(401, get("/admin", override).status());
    assertEquals(403, get("/admin", override, bearer(tokens.accessToken())).status());
  }

  @Test
  void aNewKeyIsFoundWhenATokenNamesIt() { // K4
    try (TestIssuer other = TestIssuer.start();
        App app = start(other, AUDIENCE)) {
      TestTokens theirs = other.tokens(AUDIENCE);
      awaitStatus(200, app, bearer(theirs.accessToken()));
      other.rotate();
      assertEquals(200, user(app, bearer(theirs.accessToken())).status());
    }
  }

  @Test
  void callersAreServedWhileTheProviderIsDown() { // K2
    try (TestIssuer other = TestIssuer.start();
        App app = start(other, AUDIENCE)) {
      TestTokens theirs = other.tokens(AUDIENCE);
      awaitStatus(200, app, bearer(theirs.accessToken()));
      other.goDown();
      assertEquals(200, user(app, bearer(theirs.ofUser())).status());
      assertEquals(401, user(app, bearer(theirs.unknownKey())).status());
    }
  }

  @Test
  void withoutKeysNobodyIsJudgedAndTheyAreFetchedWhenTheProviderIsThere() { // K7, G23
    try (TestIssuer other = TestIssuer.start()) {
      other.goDown();
      try (App app = start(other, AUDIENCE)) {
        String token = bearer(other.tokens(AUDIENCE).accessToken());
        checkUnavailable(user(app, token));
        assertEquals(401, user(app).status());
        other.comeBack();
        awaitStatus(200, app, token);
      }
    }
  }

  @Test
  void aTokenThatIsBoundToAKeyIsNoBearerToken() { // G28
    TestToken bound = tokens.boundTo(TestKeys.ec("client", "ES256"));
    Response response = get("/user", bearer(bound));
    assertEquals(401, response.status());
    assertTrue(response.body().startsWith("{\"code\":\"invalid_dpop_proof\","), response.body());
  }

  @Test
  void aTokenThatIsBoundToAKeyNeedsAProofForEachCall() { // G28
    try (App app = startTakingProofs(issuer, AUDIENCE)) {
      awaitStatus(200, app, bearer(tokens.accessToken()));
      TestKey key = TestKeys.ec("client", "ES256");
      String token = tokens.boundTo(key).claim("scope", PERMISSION).text();
      String url = app.baseUri().resolve("/admin").toString();
      String scheme = "Authorization: DPoP " + token;
      String proof = "DPoP: " + TestProof.by(key, "GET", url, token).text();
      assertEquals(200, admin(app, "GET", scheme, proof).status());
      checkProofRefused("has been used before", admin(app, "GET", scheme, proof));
      checkProofRefused("A DPoP proof is expected", admin(app, "GET", scheme));
      checkProofRefused("needs the scheme DPoP", admin(app, "GET", bearer(token)));
      String fresh = "DPoP: " + TestProof.by(key, "GET", url, token).text();
      checkProofRefused("Only one", admin(app, "GET", scheme, fresh, fresh));
      checkProofRefused("htm", admin(app, "HEAD", scheme, fresh));
      String elsewhere =
          "DPoP: " + TestProof.by(key, "GET", "https://elsewhere/admin", token).text();
      String forged = "X-Forwarded-Host: elsewhere"; // G25
      checkProofRefused("htu", admin(app, "GET", scheme, elsewhere, forged));
      assertTrue(user(app).value("WWW-Authenticate").startsWith("Bearer, DPoP algs=\""), "both");
    }
  }

  private static Response admin(App app, String method, String... headerLines) {
    return RawHttp.send(app.baseUri(), method, "/admin?a=b", List.of(headerLines));
  }

  /** Where a HEAD request is refused, there is only the challenge to tell why. */
  private static void checkProofRefused(String why, Response response) {
    assertEquals(401, response.status());
    String challenge = response.value("WWW-Authenticate");
    assertTrue(challenge.contains("error=\"invalid_dpop_proof\""), challenge);
    assertTrue(challenge.contains(why), challenge);
  }

  private static void checkUnavailable(Response response) {
    assertEquals(503, response.status());
    assertEquals(
        "{\"code\":\"temporarily_unavailable\",\"description\":"
            + "\"The keys of the identity provider cannot be fetched right now\"}",
        response.body());
    assertEquals("no-store", response.value("Cache-Control"));
    assertEquals("application/json", response.value("Content-Type"));
    assertEquals(List.of(), response.values("WWW-Authenticate"));
    assertTrue(response.value("Retry-After").matches("[1-9][0-9]*"), "a number of seconds");
  }

  private static Response user(App app, String... headerLines) {
    return RawHttp.send(app.baseUri(), "GET", "/user", List.of(headerLines));
  }

  private static void awaitStatus(int status, App app, String token) {
    Instant end = Instant.now().plus(PATIENCE);
    while (user(app, token).status() != status && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertEquals(status, user(app, token).status());
  }
}
