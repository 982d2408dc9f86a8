package dev.licet.guard;

import dev.licet.guard.Credentials.Presented;
import dev.licet.guard.introspection.Introspector;
import dev.licet.guard.token.Finding;
import dev.licet.guard.token.IntrospectionVerifier;
import dev.licet.guard.token.JwtVerifiers;
import dev.licet.guard.token.Verdict;
import java.util.List;
import java.util.Optional;

/** Judges tokens of either kind: JWTs by their signature, others by asking their issuer. */
final class TokenVerifier {
  private final JwtVerifiers verifiers;
  private final Optional<Introspector> introspector;

  TokenVerifier(JwtVerifiers verifiers, Optional<Introspector> introspector) {
    this.verifiers = verifiers;
    this.introspector = introspector;
  }

  /** Whether its issuer is asked about this token. */
  boolean isAskedAbout(Presented presented) {
    return introspector.isPresent() && IntrospectionVerifier.isOpaque(presented.token());
  }

  boolean isAskedAbout(String token) {
    return introspector.isPresent() && IntrospectionVerifier.isOpaque(token);
  }

  Verdict verify(String token) {
    return isAskedAbout(token) ? introspector.orElseThrow().verify(token) : verifiers.verify(token);
  }

  /** The record of each check that this token passed on the way to this verdict, in order. */
  List<Finding> passed(String token, Verdict verdict) {
    return isAskedAbout(token)
        ? IntrospectionVerifier.passed(verdict)
        : verifiers.passed(token, verdict);
  }
}
