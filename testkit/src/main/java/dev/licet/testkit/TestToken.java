package dev.licet.testkit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A token in the making: change what the test is about, then take its {@link #text}. */
public final class TestToken {
  private final Map<String, @Nullable Object> header = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
  private TestKey key;

  TestToken(TestKey key) {
    this.key = key;
    header.put("alg", key.algorithm());
    header.put("typ", "JWT");
    header.put("kid", key.keyId());
  }

  /** Sets a member of the header; maps, collections, texts, numbers, truth values or null. */
  public TestToken header(String name, @Nullable Object value) {
    header.put(name, value);
    return this;
  }

  /** Sets a claim; maps, collections, texts, numbers, truth values or null. */
  public TestToken claim(String name, @Nullable Object value) {
    claims.put(name, value);
    return this;
  }

  /** Removes a claim. */
  public TestToken without(String claim) {
    claims.remove(claim);
    return this;
  }

  /** Removes a member of the header. */
  public TestToken withoutHeader(String name) {
    header.remove(name);
    return this;
  }

  /** Has it signed by this key and says so in the header. */
  public TestToken signedBy(TestKey other) {
    key = other;
    header.put("alg", other.algorithm());
    header.put("kid", other.keyId());
    return this;
  }

  /** Has it signed by this key while the header goes on to name the other. */
  public TestToken forgedBy(TestKey other) {
    key = other;
    return this;
  }

  /** The header as it stands, as JSON. */
  public String headerJson() {
    return TestJson.write(header);
  }

  /** The claims as they stand, as JSON. */
  public String claimsJson() {
    return TestJson.write(claims);
  }

  /** The signed token in compact form. */
  public String text() {
    return sign(headerJson(), claimsJson(), key);
  }

  /** The signed token of exactly these texts, be they JSON or not. */
  public static String sign(String header, String claims, TestKey key) {
    return sign(bytes(header), bytes(claims), key);
  }

  /** The signed token of exactly these octets, be they text or not. */
  public static String sign(byte[] header, byte[] claims, TestKey key) {
    String signed = TestKeys.base64(header) + "." + TestKeys.base64(claims);
    return signed + "." + TestKeys.base64(key.sign(bytes(signed)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
