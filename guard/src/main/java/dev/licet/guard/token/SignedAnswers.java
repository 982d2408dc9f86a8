package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.JsonWriter;
import dev.licet.guard.internal.Malformed;
import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.keys.SignatureAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What an issuer says of a token, where its answers are signed (<a
 * href="https://www.rfc-editor.org/rfc/rfc9701">RFC 9701</a> section 5). An answer that is not
 * rightly signed, or not meant for this API, is none.
 */
public final class SignedAnswers implements IntrospectionSource {
  private static final Set<String> TYPES =
      Set.of("token-introspection+jwt", "application/token-introspection+jwt");

  /** What clocks may differ, and how old an answer may be that was asked for just now. */
  private static final long NEAR_MILLIS = 60_000;

  private final IntrospectionSource issuer;
  private final String clientId;
  private final TokenPolicy policy;
  private final KeySource keys;
  private final Clock clock;

  /**
   * Answers of this issuer.
   *
   * @param clientId as whom this API asks
   * @param policy the issuer's URL, and the algorithms that it may sign by
   * @param keys the keys that it may sign by
   */
  public SignedAnswers(
      IntrospectionSource issuer,
      String clientId,
      TokenPolicy policy,
      KeySource keys,
      Clock clock) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.policy = policy;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public byte[] ask(String token) throws IOException {
    String answer = new String(issuer.ask(token), StandardCharsets.ISO_8859_1).strip();
    try {
      Jws jws = Jws.read(answer);
      requireSigned(jws);
      Json.Members claims = JsonReader.readObject(jws.payload());
      requireMeantForUs(new Claims(claims), claims);
      if (claims.byName().get("token_introspection") instanceof Json.Members said) {
        return JsonWriter.write(said).getBytes(StandardCharsets.UTF_8);
      }
      throw new IOException("a signed answer without token_introspection");
    } catch (Malformed e) {
      throw new IOException("a signed answer that is " + e.whatIsWrong(), e);
    }
  }

  private void requireSigned(Jws jws) throws IOException {
    if (jws.joseHeader().mediaType().filter(TYPES::contains).isEmpty()) {
      throw new IOException("a signed answer whose typ is not token-introspection+jwt");
    }
    Optional<SignatureAlgorithm> algorithm =
        jws.joseHeader().known().filter(policy.algorithms()::contains);
    if (algorithm.isEmpty()) {
      throw new IOException("an answer signed by " + jws.algorithm() + ", which is not accepted");
    }
    boolean signed =
        keySet(jws)
            .flatMap(set -> set.find(jws.keyId(), algorithm.get()))
            .filter(key -> jws.isSignedBy(key, algorithm.get()))
            .isPresent();
    if (!signed) {
      throw new IOException("an answer that is not signed by a key of " + policy.issuer());
    }
  }

  private Optional<KeySet> keySet(Jws jws) {
    Optional<KeySet> known = keys.current().or(keys::first);
    boolean fits = jws.keyId().isEmpty() || known.filter(s -> s.has(jws.keyId().get())).isPresent();
    return fits || known.isEmpty() ? known : keys.seek(jws.keyId().get()).or(() -> known);
  }

  private void requireMeantForUs(Claims claims, Json.Members members) throws IOException {
    if (!claims.text("iss").equals(Optional.of(policy.issuer()))) {
      throw new IOException("a signed answer of another issuer");
    }
    if (!claims.texts("aud").orElse(List.of()).contains(clientId)) {
      throw new IOException("a signed answer to somebody else");
    }
    OptionalLong made = members.get("iat").map(NumericDate::millis).orElse(OptionalLong.empty());
    if (made.isEmpty() || Math.abs(clock.millis() - made.getAsLong()) > NEAR_MILLIS) {
      throw new IOException("a signed answer whose iat is not near now");
    }
  }
}
