package dev.licet.guard.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.JsonWriter;
import dev.licet.guard.internal.Malformed;
import dev.licet.guard.internal.Vectors;
import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.SignatureAlgorithm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * C2SP/wycheproof's vectors of signatures, of keys, of both mixed with encryption, and of
 * encryption alone; at the JWS layer, as their payloads are no JSON.
 */
class WycheproofTest {
  /** Cases that no strict verifier meets, and why; all others of the file are met. */
  private static final Map<Integer, String> DEBATABLE =
      Map.of(
          346, "header says PS384 but the JWK says PS256",
          350, "header says PS384 but the JWK says PS256",
          347, "the JWK says alg ES521, which there is not",
          351, "the JWK says alg ES521, which there is not",
          367, "byte for byte the valid 357, yet marked invalid",
          370, "byte for byte the valid 357, yet marked invalid",
          372, "marked valid, but with a character that is not base64url",
          373, "marked valid, but with a character that is not base64url");

  private record Case(int id, String comment, String text, boolean valid, Json.Members key) {
    /** Valid by a key that many have is not valid here. */
    boolean isExpected() {
      return valid && !JsonWriter.write(key).contains("\"kty\":\"oct\"");
    }
  }

  @Test
  void agreesOnSignaturesButForEight(TestReporter reporter)
      throws Malformed { // G1, G2, G4, G9, G10
    List<Case> cases = cases("wycheproof/json_web_signature_test.json", "jws", reporter);
    if (!cases.isEmpty()) {
      assertThat(cases).hasSize(401);
      List<Case> met = cases.stream().filter(c -> !DEBATABLE.containsKey(c.id())).toList();
      assertThat(met).hasSize(393);
      assertThat(disagreements(met)).isEmpty();
      assertThat(disagreements(cases))
          .as("the other four have a key that many share, so that nothing by it is taken")
          .containsExactly(346, 347, 350, 351);
    }
  }

  @ParameterizedTest
  @CsvSource({"json_web_key_test.json, 26", "json_web_crypto_test.json, 48"})
  void agreesOnKeySetsAndOnKeysOfEveryKind(String file, int count, TestReporter reporter)
      throws Malformed { // G2, G24
    List<Case> cases = cases("wycheproof/" + file, "jws", reporter);
    if (!cases.isEmpty()) {
      assertThat(cases).hasSize(count);
      assertThat(disagreements(cases)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"json_web_crypto_test.json, 33", "json_web_encryption_test.json, 139"})
  void readsNothingThatIsEncrypted(String file, int count, TestReporter reporter)
      throws Malformed { // G3, G15
    List<Case> cases = cases("wycheproof/" + file, "jwe", reporter);
    assertThat(cases.size()).isIn(0, count);
    assertThat(cases).noneMatch(WycheproofTest::verifies);
  }

  /** The ids of the cases of which we do not say what they say. */
  private static Set<Integer> disagreements(List<Case> cases) {
    return cases.stream()
        .filter(vector -> verifies(vector) != vector.isExpected())
        .map(Case::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean verifies(Case vector) {
    try {
      Jws jws = Jws.read(vector.text());
      Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.named(jws.algorithm());
      if (algorithm.isEmpty()) {
        return false;
      }
      return keys(vector.key())
          .find(jws.keyId(), algorithm.get())
          .filter(key -> jws.isSignedBy(key, algorithm.get()))
          .isPresent();
    } catch (Malformed e) {
      return false;
    }
  }

  private static KeySet keys(Json.Members key) {
    String json = JsonWriter.write(key);
    return KeySet.parse(key.has("keys") ? json : "{\"keys\":[" + json + "]}");
  }

  /** Those of a file that hold such a compact text; none where the file is not there. */
  private static List<Case> cases(String file, String kind, TestReporter reporter)
      throws Malformed {
    Optional<Path> path = Vectors.find(file, reporter);
    if (path.isEmpty()) {
      return List.of();
    }
    List<Case> cases = new ArrayList<>();
    Json.Members all = JsonReader.readObject(Vectors.read(path.get()));
    for (Json.Members group : objects(all, "testGroups")) {
      Json key = group.get("public").or(() -> group.get("private")).orElseThrow();
      for (Json.Members test : objects(group, "tests")) {
        int id = ((Json.Numeral) test.byName().get("tcId")).value().orElseThrow().intValue();
        boolean valid = test.text("result").orElseThrow().equals("valid");
        String comment = test.text("comment").orElse("");
        test.text(kind)
            .ifPresent(text -> cases.add(new Case(id, comment, text, valid, (Json.Members) key)));
      }
    }
    return cases;
  }

  private static List<Json.Members> objects(Json.Members parent, String name) {
    return ((Json.Sequence) parent.byName().get(name))
        .items().stream().map(Json.Members.class::cast).toList();
  }
}
