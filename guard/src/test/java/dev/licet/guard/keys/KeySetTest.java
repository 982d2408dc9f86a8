package dev.licet.guard.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {
  private static final TestKey RSA = TestKeys.rsa("rsa");
  private static final TestKey EC = TestKeys.ec("ec", "ES256");

  private static KeySet set(String... jwks) {
    return KeySet.parse("{\"keys\":[" + String.join(",", jwks) + "]}");
  }

  private static void assertLeftOut(String jwk, String why) {
    KeySet set = set(jwk);
    assertThat(set.leftOut()).singleElement().asString().contains("left out", why);
    assertThat(set.keyIds()).isEmpty();
    assertThat(set.has("rsa") || set.has("ec")).isFalse();
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      assertThat(set.find(Optional.empty(), algorithm)).isEmpty();
    }
  }

  private static String with(TestKey key, String member) {
    return key.jwk().replaceFirst("\\{", "{" + member + ",");
  }

  private static String without(TestKey key, String name) {
    return key.jwk().replaceFirst(",\"" + name + "\":\"[^\"]*\"", "");
  }

  private static String changed(TestKey key, String name, String value) {
    return changed(key.jwk(), name, value);
  }

  private static String changed(String jwk, String name, String value) {
    return jwk.replaceFirst("\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":" + value);
  }

  /** A number as a JWK has it (RFC 7518 section 2, Base64urlUInt). */
  private static String quoted(BigInteger number) {
    byte[] octets = HexFormat.of().parseHex(number.toString(16).replaceFirst("^(.(..)*)$", "0$1"));
    return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(octets) + "\"";
  }

  @Test
  void takesThePublicKeysOfAProvider() {
    KeySet set = KeySet.parse(TestKeys.jwks(List.of(RSA, EC)));
    assertThat(set.keyIds()).containsExactly("rsa", "ec");
    assertThat(set.leftOut()).isEmpty();
    assertThat(set.find(Optional.of("rsa"), SignatureAlgorithm.RS256)).isPresent();
    assertThat(set.find(Optional.of("ec"), SignatureAlgorithm.ES256)).isPresent();
    assertThat(set).hasToString("KeySet[rsa, ec]");
  }

  @Test
  void findsAKeyOnlyForWhatItIsFor() {
    KeySet set = set(RSA.jwk(), EC.jwk());
    assertThat(set.find(Optional.of("rsa"), SignatureAlgorithm.PS256)).isEmpty();
    assertThat(set.find(Optional.of("rsa"), SignatureAlgorithm.ES256)).isEmpty();
    assertThat(set.find(Optional.of("ec"), SignatureAlgorithm.ES384)).isEmpty();
    assertThat(set.find(Optional.of("other"), SignatureAlgorithm.RS256)).isEmpty();
  }

  @Test
  void aKeyWithoutAlgServesItsWholeFamily() {
    KeySet set = set(without(RSA, "alg"));
    assertThat(set.find(Optional.of("rsa"), SignatureAlgorithm.RS512)).isPresent();
    assertThat(set.find(Optional.of("rsa"), SignatureAlgorithm.PS256)).isPresent();
    assertThat(set.find(Optional.of("rsa"), SignatureAlgorithm.ES256)).isEmpty();
  }

  @Test
  void withoutAnIdOnlyTheOneKeyThatFitsIsFound() {
    assertThat(set(RSA.jwk(), EC.jwk()).find(Optional.empty(), SignatureAlgorithm.RS256))
        .isPresent();
    String other = TestKeys.rsa("other").jwk();
    assertThat(set(RSA.jwk(), other).find(Optional.empty(), SignatureAlgorithm.RS256)).isEmpty();
    assertThat(set(without(RSA, "kid")).find(Optional.empty(), SignatureAlgorithm.RS256))
        .isPresent();
    assertThat(set(without(RSA, "kid")).find(Optional.of("rsa"), SignatureAlgorithm.RS256))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "null",
        "<html>",
        "{\"keys\":null}",
        "{\"keys\":{}}",
        "{\"keys\":\"x\"}",
        "{\"keys\":[]",
        "{\"keys\":[],\"keys\":[]}"
      })
  void aDocumentThatIsNoJwkSetIsRefused(String text) { // G23
    assertThatThrownBy(() -> KeySet.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a JWK Set, but ");
  }

  @Test
  void tooManyKeysAreRefused() { // G24
    String many = String.join(",", Collections.nCopies(10_000, "{}"));
    assertThatThrownBy(() -> KeySet.parse("{\"keys\":[" + many + "]}"))
        .hasMessageContaining("more than 100 keys");
    assertThat(set(Collections.nCopies(100, "{}").toArray(String[]::new)).leftOut()).hasSize(100);
    String oneMore = String.join(",", Collections.nCopies(101, "{}"));
    assertThatThrownBy(() -> KeySet.parse("{\"keys\":[" + oneMore + "]}"))
        .hasMessageContaining("more than 100 keys");
  }

  @Nested
  class KeysLeftOut { // G24
    @Test
    void weakOrBrokenRsaKeys() {
      assertLeftOut(TestKeys.rsa("rsa", 1024).jwk(), "1024 bits");
      assertLeftOut(changed(RSA, "e", "\"AQ\""), "its e");
      assertLeftOut(changed(RSA, "e", "\"AQAA\""), "its e");
      assertLeftOut(changed(RSA, "e", "\"AQAAAAAB\""), "its e");
      assertLeftOut(changed(RSA, "n", "\"" + "_".repeat(1600) + "\""), "9600 bits");
      assertLeftOut(changed(RSA, "n", "\"" + "_".repeat(342) + "R\""), "unused bits");
      assertLeftOut(changed(RSA, "n", "\"" + "_".repeat(341) + "g\""), "n is even");
      assertLeftOut(changed(RSA, "n", "\"!\""), "base64url");
      assertLeftOut(without(RSA, "e"), "e is missing");
      assertLeftOut(changed(RSA, "n", "1"), "n is missing");
    }

    @Test
    void butNotRsaKeysAtTheBounds() {
      String largest = quoted(BigInteger.TWO.pow(8192).subtract(BigInteger.ONE));
      assertThat(set(changed(RSA, "n", largest)).keyIds()).containsExactly("rsa");
      String larger = quoted(BigInteger.TWO.pow(8192).add(BigInteger.ONE));
      assertLeftOut(changed(RSA, "n", larger), "8193 bits");
      assertThat(set(changed(RSA, "e", "\"AQAAAAE\"")).keyIds()).containsExactly("rsa");
      assertLeftOut(changed(RSA, "e", "\"AgAAAAE\""), "its e");
    }

    @Test
    void privateAndSymmetricKeys() { // G2
      assertLeftOut(with(RSA, "\"d\":\"AQAB\""), "not a public key");
      assertLeftOut(with(EC, "\"d\":\"AQAB\""), "not a public key");
      assertLeftOut("{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"rsa\"}", "member k");
      assertLeftOut("{\"kty\":\"oct\",\"kid\":\"rsa\"}", "kty");
    }

    @Test
    void keysForSomethingElse() {
      assertLeftOut(changed(RSA, "use", "\"enc\""), "use");
      assertLeftOut(changed(RSA, "use", "1"), "use");
      assertLeftOut(with(RSA, "\"key_ops\":[\"encrypt\"]"), "key_ops");
      assertLeftOut(with(RSA, "\"key_ops\":\"verify\""), "key_ops");
      assertLeftOut(changed(RSA, "alg", "\"ES256\""), "alg");
      assertLeftOut(changed(RSA, "alg", "\"RSA-OAEP\""), "alg");
      assertLeftOut(changed(RSA, "alg", "\"HS256\""), "alg");
      assertLeftOut(changed(RSA, "alg", "1"), "alg");
      assertLeftOut(changed(RSA, "kid", "1"), "kid");
      assertLeftOut(changed(EC, "crv", "\"secp256k1\""), "crv");
      assertThat(set(with(RSA, "\"key_ops\":[\"verify\"]")).keyIds()).containsExactly("rsa");
    }

    @Test
    void pointsThatAreNotOnTheirCurve() {
      String zero = "\"" + "A".repeat(43) + "\"";
      assertLeftOut(changed(EC, "y", zero), "not on its curve");
      assertLeftOut(changed(EC, "x", "\"" + "_".repeat(42) + "8\""), "not on its curve");
      assertLeftOut(changed(EC, "x", "\"AAAA\""), "length of its curve");
    }

    @Test
    void pointsWhoseCoordinatesAreWrittenAnotherWay() {
      BigInteger p =
          new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
      BigInteger b =
          new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
      BigInteger rootOfB = b.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
      String atZero = changed(EC, "y", quoted(rootOfB));
      assertThat(set(changed(atZero, "x", "\"" + "A".repeat(43) + "\"")).keyIds())
          .containsExactly("ec");
      assertLeftOut(changed(atZero, "x", quoted(p)), "not on its curve");
      assertLeftOut(changed(TestKeys.ed25519("ec"), "x", "\"AAAA\""), "length of its curve");
    }

    @Test
    void thoseThatAreNoObjects() {
      assertLeftOut("1", "not a JSON object");
      assertLeftOut("{}", "kty");
    }

    @Test
    void twoKeysOfOneId() {
      KeySet set = set(RSA.jwk(), TestKeys.rsa("rsa").jwk(), EC.jwk());
      assertThat(set.keyIds()).containsExactly("ec");
      assertThat(set.leftOut()).hasSize(2).allMatch(why -> why.contains("same kid"));
    }

    @Test
    void butNotOneKeyThatIsThereTwice() {
      assertThat(set(RSA.jwk(), RSA.jwk()).keyIds()).containsExactly("rsa");
    }

    @Test
    void andTheyCannotWriteIntoLogs() { // G29
      String jwk = changed(RSA, "kid", "\"a\\r\\n\\u001b[2J" + "x".repeat(1000) + "\"");
      KeySet set = set(jwk.replace("\"sig\"", "\"enc\""));
      assertThat(set.leftOut().get(0)).matches("[\\x20-\\x7E]{1,150}");
    }
  }

  @Test
  void knowsWhetherAnotherSetHasTheSameKeys() {
    assertThat(set(RSA.jwk()).hasSameKeysAs(set(RSA.jwk()))).isTrue();
    assertThat(set(RSA.jwk()).hasSameKeysAs(set(RSA.named("other").jwk()))).isFalse();
    assertThat(set(RSA.jwk()).hasSameKeysAs(set(TestKeys.rsa("rsa").jwk()))).isFalse();
    assertThat(set(RSA.jwk()).hasSameKeysAs(set(RSA.signing("PS256").jwk()))).isFalse();
  }

  /**
   * Found by fuzzing: such a key was taken, and every token that named it ended in an exception.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "11qYAYKxCrfVS_7TyWQHO07hcvPapiMlrwIaaPcHURo", // on no curve
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", // of order four
        "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", // of order one
        "JuiVj8KyJ7BFw_SJ8u-Y8NXfrAXTxjM5sTgCiG1T_AU", // of order eight
        "JuiVj8KyJ7BFw_SJ8u-Y8NXfrAXTxjM5sTgCiG1T_IU", // the same with the other x
        "7P_______________________________________38", // of order two
        "7v_______________________________________38" // the neutral one, written otherwise
      })
  void anEd25519KeyThatIsNoneIsLeftOut(String x) { // G24
    assertLeftOut("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}", "");
  }
}
