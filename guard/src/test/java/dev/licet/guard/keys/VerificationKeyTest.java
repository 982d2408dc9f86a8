package dev.licet.guard.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.JsonWriter;
import dev.licet.guard.internal.Malformed;
import dev.licet.guard.internal.Vectors;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationKeyTest {
  private static VerificationKey key(TestKey key) {
    SignatureAlgorithm algorithm = SignatureAlgorithm.named(key.algorithm()).orElseThrow();
    return KeySet.parse(TestKeys.jwks(List.of(key)))
        .find(Optional.of(key.keyId()), algorithm)
        .orElseThrow();
  }

  @Test
  void knowsItsOwnSignaturesOnly() {
    TestKey ours = TestKeys.ec("k", "ES256");
    byte[] octets = {1, 2, 3};
    byte[] signature = ours.sign(octets);
    assertThat(key(ours).verifies(SignatureAlgorithm.ES256, octets, signature)).isTrue();
    assertThat(key(ours).verifies(SignatureAlgorithm.ES256, new byte[3], signature)).isFalse();
    assertThat(key(ours).verifies(SignatureAlgorithm.ES384, octets, signature)).isFalse();
    TestKey theirs = TestKeys.ec("k", "ES256");
    assertThat(key(theirs).verifies(SignatureAlgorithm.ES256, octets, signature)).isFalse();
  }

  @Test
  void zerosAndMultiplesOfTheOrderAreNoSignature() { // G9
    VerificationKey key = key(TestKeys.ec("k", "ES256"));
    String order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    String zero = "00".repeat(32);
    String one = "00".repeat(31) + "01";
    for (String r : List.of(zero, one, order)) {
      for (String s : List.of(zero, one, order)) {
        byte[] signature = HexFormat.of().parseHex(r + s);
        assertThat(key.verifies(SignatureAlgorithm.ES256, new byte[1], signature)).isFalse();
      }
    }
  }

  @Test
  void anRsaSignatureHasTheLengthOfItsKey() {
    TestKey ours = TestKeys.rsa("k");
    byte[] signature = ours.sign(new byte[1]);
    for (int length : new int[] {0, 1, 255, 257, 1000}) {
      byte[] other = Arrays.copyOf(signature, length);
      assertThat(key(ours).verifies(SignatureAlgorithm.RS256, new byte[1], other)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rsa_signature_2048_sha256_test.json, RS256",
    "rsa_pss_2048_sha256_mgf1_32_test.json, PS256",
    "ecdsa_secp256r1_sha256_p1363_test.json, ES256",
    "ecdsa_secp384r1_sha384_p1363_test.json, ES384",
    "ecdsa_secp521r1_sha512_p1363_test.json, ES512",
    "ed25519_test.json, EdDSA"
  })
  void agreesWithWycheproof(String file, SignatureAlgorithm algorithm, TestReporter reporter)
      throws Malformed { // G9
    Optional<Path> path = Vectors.find("wycheproof/primitives/" + file, reporter);
    if (path.isEmpty()) {
      return;
    }
    Set<String> disagreements = new TreeSet<>();
    int compared = 0;
    for (Json.Members group :
        objects(JsonReader.readObject(Vectors.read(path.get())), "testGroups")) {
      Optional<VerificationKey> key = key(group, algorithm);
      for (Json.Members test :
          key.isPresent() ? objects(group, "tests") : List.<Json.Members>of()) {
        byte[] octets = HexFormat.of().parseHex(test.text("msg").orElseThrow());
        byte[] signature = HexFormat.of().parseHex(test.text("sig").orElseThrow());
        String result = test.text("result").orElseThrow();
        boolean valid = result.equals("valid");
        if (result.equals("acceptable") || isRefusedByOldJdks(test)) {
          continue;
        }
        if (key.orElseThrow().verifies(algorithm, octets, signature) != valid) {
          disagreements.add(JsonWriter.write(test.byName().get("tcId")) + test.text("comment"));
        }
        compared++;
      }
    }
    reporter.publishEntry(file, compared + " signatures compared");
    assertThat(disagreements).isEmpty();
    assertThat(compared).isGreaterThan(50);
  }

  /** A good signature that one in 2^126 is like, and that the provider of Java 17 does not know. */
  private static boolean isRefusedByOldJdks(Json.Members test) {
    return Runtime.version().feature() < 25
        && test.text("comment").orElse("").equals("k*G has a large x-coordinate");
  }

  private static Optional<VerificationKey> key(Json.Members group, SignatureAlgorithm algorithm) {
    Optional<Json> jwk = group.get("publicKeyJwk").or(() -> group.get("keyJwk"));
    return jwk.flatMap(found ->
        KeySet.parse("{\"keys\":[" + JsonWriter.write(found) + "]}")
            .find(Optional.empty(), algorithm));
  }

  private static List<Json.Members> objects(Json.Members parent, String name) {
    return ((Json.Sequence) parent.byName().get(name))
        .items().stream().map(Json.Members.class::cast).toList();
  }
}
