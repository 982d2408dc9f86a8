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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** C2SP/wycheproof's JWS and JWK vectors; at the JWS layer, as their payloads are no JSON. */
class WycheproofTest {
  /** Where we differ on purpose, and why. */
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

  private record Case(int id, String comment, String jws, boolean valid, Json.Members key) {
    boolean isSymmetric() {
      return JsonWriter.write(key).contains("\"kty\":\"oct\"");
    }
  }

  @Test
  void agreesOnSignatures(TestReporter reporter) throws Malformed { // G1, G2, G4, G9, G10
    Set<String> disagreements = new TreeSet<>();
    for (Case vector : cases("wycheproof/json_web_signature_test.json", reporter)) {
      boolean expected = vector.valid() && !vector.isSymmetric();
      if (verifies(vector) != expected && !DEBATABLE.containsKey(vector.id())) {
        disagreements.add(vector.id() + " " + vector.comment());
      }
    }
    assertThat(disagreements).isEmpty();
  }

  @Test
  void agreesOnKeySets(TestReporter reporter) throws Malformed { // G24
    Set<String> disagreements = new TreeSet<>();
    for (Case vector : cases("wycheproof/json_web_key_test.json", reporter)) {
      boolean expected = vector.valid() && !vector.isSymmetric();
      if (verifies(vector) != expected) {
        disagreements.add(vector.id() + " " + vector.comment());
      }
    }
    assertThat(disagreements).isEmpty();
  }

  private static boolean verifies(Case vector) {
    try {
      Jws jws = Jws.read(vector.jws());
      Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.named(jws.algorithm());
      if (algorithm.isEmpty()) {
        return false;
      }
      return keys(vector.key())
          .find(jws.keyId(), algorithm.get())
          .filter(key -> key.verifies(algorithm.get(), jws.signedOctets(), jws.signature()))
          .isPresent();
    } catch (Malformed e) {
      return false;
    }
  }

  private static KeySet keys(Json.Members key) {
    String json = JsonWriter.write(key);
    return KeySet.parse(key.has("keys") ? json : "{\"keys\":[" + json + "]}");
  }

  private static List<Case> cases(String file, TestReporter reporter) throws Malformed {
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
        String jws = test.text("jws").orElseThrow();
        cases.add(new Case(id, comment, jws, valid, (Json.Members) key));
      }
    }
    return cases;
  }

  private static List<Json.Members> objects(Json.Members parent, String name) {
    return ((Json.Sequence) parent.byName().get(name))
        .items().stream().map(Json.Members.class::cast).toList();
  }
}
