package dev.licet.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A DPoP proof (RFC 9449 section 4.2) in the making: right as it comes; change what the test is
 * about, then take its {@link #text}, which is the value of the call's {@code DPoP} header.
 */
public final class TestProof {
  private final TestToken jwt;

  private TestProof(TestKey key) {
    this.jwt =
        new TestToken(key)
            .withoutHeader("kid")
            .header("typ", "dpop+jwt")
            .header("jwk", TestKeys.members(key));
  }

  /**
   * A proof by this key, made now, with an id of its own.
   *
   * @param key the key that the access token is bound to
   * @param method the method of the call it is for
   * @param url the URL of that call, without query
   * @param token the access token of that call
   */
  public static TestProof by(TestKey key, String method, String url, String token) {
    return new TestProof(key)
        .claim("jti", UUID.randomUUID().toString())
        .claim("htm", method)
        .claim("htu", url)
        .claim("ath", TestKeys.sha256(token.getBytes(StandardCharsets.UTF_8)))
        .madeAt(Instant.now());
  }

  /** Made at this time. */
  public TestProof madeAt(Instant time) {
    return claim("iat", time.getEpochSecond());
  }

  /** With the nonce that the API sent in a {@code DPoP-Nonce} header. */
  public TestProof nonce(String nonce) {
    return claim("nonce", nonce);
  }

  /** Sets a claim; maps, collections, texts, numbers, truth values or null. */
  public TestProof claim(String name, @Nullable Object value) {
    jwt.claim(name, value);
    return this;
  }

  /** Removes a claim. */
  public TestProof without(String claim) {
    jwt.without(claim);
    return this;
  }

  /** Sets a member of the header; maps, collections, texts, numbers, truth values or null. */
  public TestProof header(String name, @Nullable Object value) {
    jwt.header(name, value);
    return this;
  }

  /** Removes a member of the header. */
  public TestProof withoutHeader(String name) {
    jwt.withoutHeader(name);
    return this;
  }

  /** Has it signed by this key while the header goes on to hold the other. */
  public TestProof forgedBy(TestKey other) {
    jwt.forgedBy(other);
    return this;
  }

  /** The header as it stands, as JSON. */
  public String headerJson() {
    return jwt.headerJson();
  }

  /** The claims as they stand, as JSON. */
  public String claimsJson() {
    return jwt.claimsJson();
  }

  /** The signed proof in compact form. */
  public String text() {
    return jwt.text();
  }
}
