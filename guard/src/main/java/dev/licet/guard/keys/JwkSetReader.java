package dev.licet.guard.keys;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.Malformed;
import dev.licet.guard.internal.Shown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a JWK Set (RFC 7517 section 5): takes what is fit, notes what is not. */
final class JwkSetReader {
  /** No honest provider has near as many; each costs time to check. */
  private static final int MAX_KEYS = 100;

  private final Set<VerificationKey> keys = new LinkedHashSet<>();
  private final List<String> leftOut = new ArrayList<>();

  private JwkSetReader() {}

  static KeySet read(byte[] json) throws Malformed {
    if (!(JsonReader.readObject(json).byName().get("keys") instanceof Json.Sequence jwks)) {
      throw new Malformed("JSON without an array of keys");
    }
    if (jwks.items().size() > MAX_KEYS) {
      throw new Malformed("a set of more than " + MAX_KEYS + " keys");
    }
    JwkSetReader reader = new JwkSetReader();
    jwks.items().forEach(reader::take);
    return new KeySet(reader.unambiguous(), reader.leftOut);
  }

  private void take(Json item) {
    if (!(item instanceof Json.Members jwk)) {
      leftOut.add("a key is left out: it is not a JSON object");
      return;
    }
    try {
      keys.add(JwkReader.read(jwk));
    } catch (Malformed e) {
      leaveOut(jwk.text("kid"), e.whatIsWrong());
    }
  }

  /** Two keys of one id: which of them a token means cannot be known, so it can mean neither. */
  private List<VerificationKey> unambiguous() {
    List<VerificationKey> unambiguous = new ArrayList<>();
    for (VerificationKey key : keys) {
      Optional<String> id = key.keyId();
      if (id.isPresent() && keys.stream().filter(other -> other.isNamed(id.get())).count() > 1) {
        leaveOut(id, "another key has the same kid");
      } else {
        unambiguous.add(key);
      }
    }
    return unambiguous;
  }

  private void leaveOut(Optional<String> keyId, String why) {
    String name = keyId.map(id -> "the key " + shown(id)).orElse("a key without kid");
    leftOut.add(name + " is left out: " + why);
  }

  /** An id as it may be logged: short and harmless. */
  static String shown(String id) {
    return Shown.of(id, 60);
  }
}
