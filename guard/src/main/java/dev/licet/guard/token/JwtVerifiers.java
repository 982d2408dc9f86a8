package dev.licet.guard.token;

import dev.licet.guard.internal.Malformed;
import dev.licet.guard.keys.KeyHealth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies the tokens of every issuer that is trusted now. What a token says in {@code iss} only
 * chooses by whose keys and whose policy it is judged, so that nothing of one issuer ever counts
 * for another.
 */
public final class JwtVerifiers implements AutoCloseable {
  private final KnownHeaders headers = new KnownHeaders();
  private volatile Map<String, JwtVerifier> byIssuer = Map.of();

  /** For no issuer yet. */
  public JwtVerifiers() {}

  /** Trusts an issuer from now on, by this verifier only. */
  public synchronized void trust(JwtVerifier verifier) {
    Map<String, JwtVerifier> changed = new LinkedHashMap<>(byIssuer);
    JwtVerifier before = changed.put(verifier.issuer(), verifier);
    byIssuer = changed;
    if (before != null) {
      before.retire();
    }
  }

  /** Trusts this issuer no more: what its tokens were granted before is void at once. */
  public synchronized void distrust(String issuer) {
    Map<String, JwtVerifier> changed = new LinkedHashMap<>(byIssuer);
    JwtVerifier before = changed.remove(issuer);
    byIssuer = changed;
    if (before != null) {
      before.retire();
    }
  }

  /** Judges a token. */
  public Verdict verify(String token) {
    return verify(token, 0, token.length());
  }

  /** Judges the token that stands between these places of a text; around it is space only. */
  public Verdict verify(String text, int from, int to) {
    try {
      Jwt jwt = Jwt.read(text, from, to, headers);
      Map<String, JwtVerifier> trusted = byIssuer;
      Optional<JwtVerifier> verifier = choose(trusted, jwt);
      if (verifier.isEmpty()) {
        return ofNobody(trusted, jwt);
      }
      Verdict verdict = verifier.get().verify(jwt);
      if (verdict instanceof Verdict.Verified) {
        jwt.makeKnown(headers);
      }
      return verdict;
    } catch (Malformed e) {
      return new Verdict.Rejected(Findings.form(e.whatIsWrong()));
    }
  }

  /** Where there is only one issuer, its checks say what is wrong with another one's token. */
  private static Optional<JwtVerifier> choose(Map<String, JwtVerifier> trusted, Jwt jwt) {
    return trusted.size() == 1
        ? Optional.of(trusted.values().iterator().next())
        : jwt.claims().text("iss").map(trusted::get);
  }

  /** An algorithm that nobody accepts is the worse fault: it is named first. */
  private static Verdict ofNobody(Map<String, JwtVerifier> trusted, Jwt jwt) {
    boolean accepted = trusted.values().stream().anyMatch(v -> v.accepts(jwt.algorithm()));
    return new Verdict.Rejected(
        accepted || trusted.isEmpty()
            ? Findings.issuer(trusted.keySet(), jwt)
            : Findings.algorithm(trusted.values(), jwt));
  }

  /**
   * The record of each check that this token passed on the way to this verdict, in order; for tools
   * that explain a verdict.
   */
  public List<Finding> passed(String token, Verdict verdict) {
    try {
      Jwt jwt = Jwt.read(token);
      return choose(byIssuer, jwt)
          .map(verifier -> verifier.passed(jwt, verdict))
          .orElseGet(() -> List.of(Findings.form("one")));
    } catch (Malformed e) {
      return List.of();
    }
  }

  /** How it stands with the keys of each issuer, by its URL. */
  public Map<String, KeyHealth> health() {
    Map<String, KeyHealth> health = new LinkedHashMap<>();
    byIssuer.forEach((issuer, verifier) -> health.put(issuer, verifier.keys().health()));
    return health;
  }

  /** Ends what goes on in the background; nothing that was granted is void by it. */
  @Override
  public void close() {
    byIssuer.values().forEach(verifier -> verifier.keys().close());
  }
}
