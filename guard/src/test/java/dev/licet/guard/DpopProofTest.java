package dev.licet.guard;

import dev.licet.guard.dpop.ProofCheck;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestToken;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proof must be like by itself. */
class DpopProofTest extends BoundTokenCase { // G28

  /** What is looked at before the proof is read. */
  @Nested
  class TheHeader {
    @Test
    void mustBeThere() {
      assertRefused(ProofCheck.PRESENT, guard.check(call("DPoP", token), ANY));
      assertRefused(ProofCheck.PRESENT, guard.check(call("DPoP", token, " "), ANY));
    }

    @Test
    void mustBeThereOnce() {
      String one = proof().text();
      assertRefused(ProofCheck.SINGLE, guard.check(call("DPoP", token, one, one), ANY));
      assertRefused(ProofCheck.SINGLE, guard.check(call("DPoP", token, one, proof().text()), ANY));
    }

    @Test
    void mustNotBeAList() {
      String one = proof().text();
      assertRefused(ProofCheck.SINGLE, guard.check(call("DPoP", token, one + "," + one), ANY));
      assertRefused(ProofCheck.SINGLE, guard.check(call("DPoP", token, one + ", "), ANY));
      assertRefused(ProofCheck.SINGLE, guard.check(call("DPoP", token, "," + one), ANY));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"nonsense", "a.b", "a.b.c.d", "e30.e30.", "e30.e30.AA", "e30=.e30.AA", "..."})
    void mustBeAWellFormedJwt(String text) {
      assertRefused(ProofCheck.FORM, guard.check(call("DPoP", token, text), ANY));
    }

    @Test
    void mustNotBeEndless() { // G14
      assertRefused(ProofCheck.FORM, proof().claim("x", "x".repeat(8 * 1024)));
    }

    @Test
    void mustNotHaveExtensions() { // G7, G8
      assertRefused(ProofCheck.FORM, proof().header("crit", List.of("x")).header("x", 1));
      assertRefused(ProofCheck.FORM, proof().header("b64", true));
    }

    @Test
    void mustNotSayAnythingTwice() { // G11
      String claims = proof().claimsJson().replace("{", "{\"htm\":\"POST\",");
      String text = TestToken.sign(proof().headerJson(), claims, KEY);
      assertRefused(ProofCheck.FORM, guard.check(call("DPoP", token, text), ANY));
    }
  }

  /** The claims that must be there, and be of the right type. */
  @Nested
  class TheClaims {
    @ParameterizedTest
    @ValueSource(strings = {"jti", "htm", "htu", "iat"})
    void mustBeThere(String claim) {
      assertRefused(ProofCheck.FORM, proof().without(claim));
      assertRefused(ProofCheck.FORM, proof().claim(claim, null));
      assertRefused(ProofCheck.FORM, proof().claim(claim, List.of("x")));
      assertRefused(ProofCheck.FORM, proof().claim(claim, ""));
    }

    @Test
    void mustNotHaveANumberForAText() {
      assertRefused(ProofCheck.FORM, proof().claim("jti", 7));
    }

    @Test
    void mustHaveATimeThatIsOne() { // G13
      assertRefused(ProofCheck.FORM, proof().claim("iat", "1795435200"));
      assertRefused(ProofCheck.FORM, proof().claim("iat", -1));
      assertRefused(ProofCheck.FORM, proof().claim("iat", new BigDecimal("1e30")));
    }
  }

  /** Type, algorithm, key and signature. */
  @Nested
  class TheSignature {
    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt", "dpop", "application/dpop+jwt+x"})
    void mustBeThatOfAProof(String type) {
      assertRefused(ProofCheck.TYPE, proof().header("typ", type));
    }

    @Test
    void mustSayThatItIsThatOfAProof() {
      assertRefused(ProofCheck.TYPE, proof().withoutHeader("typ"));
      assertRefused(ProofCheck.TYPE, proof().header("typ", 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "none", "es256", "ES256K"})
    void mustBeByAnAlgorithmThatIsAsymmetricAndKnown(String algorithm) {
      assertRefused(ProofCheck.ALGORITHM, proof().header("alg", algorithm));
    }

    @Test
    void mustSayItsAlgorithm() {
      assertRefused(ProofCheck.ALGORITHM, proof().withoutHeader("alg"));
    }

    @Test
    void mustNotComeWithAPrivateKey() {
      assertRefused(ProofCheck.KEY, proof().header("jwk", with("d", "AAAA")));
    }

    @Test
    void mustNotComeWithASymmetricKey() {
      assertRefused(ProofCheck.KEY, proof().header("jwk", Map.of("kty", "oct", "k", "AAAA")));
    }

    @Test
    void mustComeWithAKeyThatIsOne() { // G24
      assertRefused(ProofCheck.KEY, proof().withoutHeader("jwk"));
      assertRefused(ProofCheck.KEY, proof().header("jwk", "text"));
      assertRefused(ProofCheck.KEY, proof().header("jwk", Map.of()));
      assertRefused(ProofCheck.KEY, proof().header("jwk", with("use", "enc")));
      assertRefused(ProofCheck.KEY, proof().header("jwk", with("y", with("x", "").get("y") + "A")));
    }

    @Test
    void mustComeWithAStrongKey() { // G24
      TestKey weak = TestKeys.rsa("weak", 1024);
      assertRefused(ProofCheck.KEY, proof(weak));
    }

    private Map<String, Object> with(String member, Object value) {
      Map<String, Object> jwk = new LinkedHashMap<>(KEY.members());
      jwk.put(member, value);
      return jwk;
    }

    @Test
    void mustBeByTheKeyThatItComesWith() {
      assertRefused(ProofCheck.SIGNATURE, proof().forgedBy(OTHER_KEY));
    }

    @Test
    void mustBeOfTheKindOfItsKey() {
      assertRefused(ProofCheck.SIGNATURE, proof().header("alg", "RS256"));
    }
  }
}
