package dev.licet.guard;

import dev.licet.guard.Credentials.Presented;
import dev.licet.guard.introspection.Introspector;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.token.Finding;
import dev.licet.guard.token.IntrospectionVerifier;
import dev.licet.guard.token.JwtVerifiers;
import dev.licet.guard.token.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Judges tokens of either kind: JWTs by their signature, others by asking their issuer. */
final class TokenVerifier {
  private final JwtVerifiers verifiers;

  /** The only issuer that is asked; what it said before goes with it. */
  private volatile Optional<Introspector> introspector = Optional.empty();

  TokenVerifier(JwtVerifiers verifiers) {
    this.verifiers = verifiers;
  }

  /** Trusts an issuer from now on, on these terms only. */
  void trust(TrustedIssuer issuer, KeySource keys, Clock clock) {
    askNoMore(issuer.issuer());
    Optional<Introspector> asked = issuer.introspector(keys, clock);
    if (asked.isPresent()) {
      introspector = asked;
    }
    verifiers.trust(issuer.verifier(keys, clock));
  }

  void distrust(String issuerUrl) {
    askNoMore(issuerUrl);
    verifiers.distrust(issuerUrl);
  }

  private void askNoMore(String issuerUrl) {
    introspector = introspector.filter(asked -> !asked.issuer().equals(issuerUrl));
  }

  /** Who is to be asked about this token; empty if nobody is. */
  Optional<Introspector> asked(Presented presented) {
    return asked(presented.header(), presented.from(), presented.to());
  }

  /** A token that is too long is judged as a JWT, and so refused before anything of it is read. */
  private Optional<Introspector> asked(String text, int from, int to) {
    Optional<Introspector> now = introspector;
    return now.isPresent()
            && to - from <= IntrospectionVerifier.MAX_LENGTH
            && IntrospectionVerifier.isOpaque(text.substring(from, to))
        ? now
        : Optional.empty();
  }

  /**
   * What came of a token.
   *
   * @param verdict what
   * @param passed the record of each check that it passed, in order
   * @param isOpaque whether its issuer was asked about it
   */
  record Judged(Verdict verdict, List<Finding> passed, boolean isOpaque) {}

  Judged judge(String token) {
    Optional<Introspector> asked = asked(token, 0, token.length());
    if (asked.isPresent()) {
      Verdict said = asked.get().verify(token);
      return new Judged(said, IntrospectionVerifier.passed(said), true);
    }
    Verdict verdict = verifiers.verify(token);
    return new Judged(verdict, verifiers.passed(token, verdict), false);
  }
}
