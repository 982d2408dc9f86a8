package dev.licet.testkit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider inside the test: real HTTPS on this machine, with discovery and keys. It can rotate
 * its keys, be slow, talk nonsense, go down and come back. Trust it by {@link #caFile}.
 */
public final class TestIssuer implements AutoCloseable {
  private static final String METADATA = "/.well-known/openid-configuration";
  private static final String OTHER_METADATA = "/.well-known/oauth-authorization-server";
  private static final String INTROSPECTION = "/oauth/introspect";
  private static final String KEYS = "/.well-known/jwks.json";

  private final List<TestKey> published = new CopyOnWriteArrayList<>();
  private final AtomicInteger metadataFetches = new AtomicInteger();
  private final AtomicInteger keyFetches = new AtomicInteger();
  private final TestIntrospection introspection = new TestIntrospection(this::signed);
  private final AtomicInteger keysMade = new AtomicInteger();
  private final IssuerServer server = new IssuerServer(this::answer);

  private volatile Optional<TestAnswer> metadataAnswer = Optional.empty();
  private volatile Optional<TestAnswer> keysAnswer = Optional.empty();
  private volatile Duration maxAge = Duration.ofMinutes(5);
  private volatile TestKey signingKey;

  private TestIssuer() {
    signingKey = newKey();
    published.add(signingKey);
  }

  /**
   * Starts one on a free port of 127.0.0.1, with one RSA key.
   *
   * @throws java.io.UncheckedIOException if it cannot listen, or has no certificate to show
   */
  public static TestIssuer start() {
    return new TestIssuer();
  }

  private TestKey newKey() {
    return TestKeys.rsa("test-key-" + keysMade.incrementAndGet());
  }

  /** The bare domain, {@code localhost:PORT}. */
  public String domain() {
    return "localhost:" + server.port();
  }

  /** The issuer's name, {@code https://localhost:PORT/}. */
  public String issuer() {
    return "https://" + domain() + "/";
  }

  /** The PEM file of the certificate that its server shows. */
  public Path caFile() {
    return TestCertificate.shared().pem();
  }

  /** Tokens of this issuer for that API, signed by its key of the time. */
  public TestTokens tokens(String audience) {
    return new TestTokens(issuer(), audience, this::signingKey, Clock.systemUTC());
  }

  /** The key it signs with now. */
  public TestKey signingKey() {
    return signingKey;
  }

  /** Publishes a new key beside the others and signs with it from now on. */
  public TestKey rotate() {
    return publish(newKey());
  }

  /** Publishes this key beside the others and signs with it from now on. */
  public TestKey publish(TestKey key) {
    published.add(key);
    signingKey = key;
    return key;
  }

  /** Publishes this key no more. */
  public void withdraw(TestKey key) {
    published.remove(key);
  }

  /** Has its keys say that they may be kept for so long; five minutes until then. */
  public void maxAge(Duration age) {
    maxAge = age;
  }

  /** Sends this in the place of its keys. */
  public void answerKeysWith(TestAnswer answer) {
    keysAnswer = Optional.of(answer);
  }

  /** Sends this in the place of its metadata, at both places where these may be looked for. */
  public void answerMetadataWith(TestAnswer answer) {
    metadataAnswer = Optional.of(answer);
  }

  /** Sends what it should again. */
  public void recover() {
    keysAnswer = Optional.empty();
    metadataAnswer = Optional.empty();
  }

  /** Stops listening. */
  public void goDown() {
    server.goDown();
  }

  /**
   * Listens again, on the same port.
   *
   * @throws java.io.UncheckedIOException if somebody else has taken it
   */
  public void comeBack() {
    server.comeBack();
  }

  /** How often its metadata were asked for. */
  public int metadataFetches() {
    return metadataFetches.get();
  }

  /** How often its keys were asked for. */
  public int keyFetches() {
    return keyFetches.get();
  }

  /** The keys as it publishes them now. */
  public String jwks() {
    return TestKeys.jwks(published);
  }

  /** Its introspection endpoint, and the opaque tokens that it vouches for. */
  public TestIntrospection introspection() {
    return introspection;
  }

  /** RFC 9701 section 5. */
  private String signed(String said) {
    TestKey key = signingKey;
    return TestToken.sign(
        TestJson.write(
            Map.of("typ", "token-introspection+jwt", "alg", key.algorithm(), "kid", key.keyId())),
        "{\"iss\":"
            + TestJson.write(issuer())
            + ",\"aud\":"
            + TestJson.write(TestIntrospection.CLIENT_ID)
            + ",\"iat\":"
            + Clock.systemUTC().instant().getEpochSecond()
            + ",\"token_introspection\":"
            + said
            + "}",
        key);
  }

  private TestAnswer answer(IssuerServer.Request request) {
    return switch (request.path()) {
      case INTROSPECTION -> introspection.answer(request);
      case METADATA, OTHER_METADATA -> {
        metadataFetches.incrementAndGet();
        yield metadataAnswer.orElseGet(() -> TestAnswer.json(metadata()));
      }
      case KEYS -> {
        keyFetches.incrementAndGet();
        yield keysAnswer.orElseGet(() -> TestAnswer.json(jwks()).keptFor(maxAge));
      }
      default -> TestAnswer.html(404);
    };
  }

  /** Its metadata. */
  public String metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("issuer", issuer());
    metadata.put("token_endpoint", issuer() + "oauth/token");
    metadata.put("introspection_endpoint", "https://" + domain() + INTROSPECTION);
    metadata.put("jwks_uri", "https://" + domain() + KEYS);
    return TestJson.write(metadata);
  }

  @Override
  public void close() {
    server.close();
  }
}
