package dev.licet.guard;

import dev.licet.guard.Credentials.Presented;
import dev.licet.guard.Credentials.Scheme;
import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.dpop.ProofCall;
import dev.licet.guard.dpop.ProofCheck;
import dev.licet.guard.dpop.ProofVerdict;
import dev.licet.guard.dpop.ProofVerifier;
import dev.licet.guard.internal.Digests;
import dev.licet.guard.proxy.TrustedProxies;
import dev.licet.guard.token.Check;
import dev.licet.guard.token.Confirmation;
import dev.licet.guard.token.Finding;
import dev.licet.guard.token.VerifiedToken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether who presents a token is the one it was issued to, where the token says how that is to be
 * proven (RFC 7800). Looked at with every call: what came of it is never remembered.
 */
final class Binding {
  private final Optional<ProofVerifier> proofs;
  private final boolean proofRequired;
  private final TrustedProxies proxies;
  private final Optional<ClientCertificates> certificates;

  Binding(Optional<Dpop> dpop, TrustedProxies proxies, boolean mutualTls, Clock clock) {
    this.proofs = dpop.map(settings -> settings.verifier(clock));
    this.proofRequired = dpop.filter(Dpop::isRequired).isPresent();
    this.proxies = proxies;
    this.certificates = mutualTls ? Optional.of(new ClientCertificates(proxies)) : Optional.empty();
  }

  /** The permit, perhaps with a header for the answer; or why the token is not this caller's. */
  Decision check(Permit permit, Presented presented, HttpCall call) {
    Optional<Confirmation> bound = permit.caller().orElseThrow().token().confirmation();
    Optional<Refusal> refusal = refuseUnfit(bound, presented.scheme() == Scheme.DPOP);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    refusal = bound.flatMap(Confirmation::certificateThumbprint).flatMap(c -> refuse(c, call));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<String> key = bound.flatMap(Confirmation::keyThumbprint);
    return key.isPresent() ? withProof(permit, presented, key.get(), call) : permit;
  }

  /** Why the token is not to be taken, whatever the call brings along to prove. */
  private Optional<Refusal> refuseUnfit(Optional<Confirmation> bound, boolean dpopScheme) {
    return unfit(bound, dpopScheme)
        .map(check -> refusal(check, Check.BINDING, expectedBinding(), found(bound), noNonce()));
  }

  private Optional<ProofCheck> unfit(Optional<Confirmation> bound, boolean dpopScheme) {
    if (bound.filter(Confirmation::isUnknown).isPresent()) {
      return Optional.of(ProofCheck.CONFIRMATION);
    }
    boolean boundToKey = bound.flatMap(Confirmation::keyThumbprint).isPresent();
    if (boundToKey) {
      return dpopScheme ? Optional.empty() : Optional.of(ProofCheck.SCHEME);
    }
    return dpopScheme || proofRequired ? Optional.of(ProofCheck.BOUND) : Optional.empty();
  }

  private String expectedBinding() {
    if (proofRequired) {
      return "a token bound to a key, by the scheme DPoP";
    }
    return proofs.isPresent()
        ? "a token bound to a key by the scheme DPoP, or another by Bearer"
        : "a token that is not bound to a key, as DPoP is not switched on here";
  }

  private static String found(Optional<Confirmation> bound) {
    if (bound.isEmpty()) {
      return "not bound";
    }
    if (bound.get().isUnknown()) {
      return "a cnf that is neither";
    }
    return bound.get().keyThumbprint().isPresent() ? "bound to a key" : "bound to a certificate";
  }

  private static Optional<String> noNonce() {
    return Optional.empty();
  }

  private static Refusal refusal(
      ProofCheck failed, Check check, String expected, String found, Optional<String> nonce) {
    return new Refusal(
        failed == ProofCheck.NONCE ? Reason.DPOP_NONCE_NEEDED : Reason.DPOP_PROOF_INVALID,
        new Finding(check, expected, found),
        List.of(),
        failed.description(),
        nonce.map(Challenge::withNonce).orElse(Challenge.BEARER));
  }

  /** RFC 8705 section 3. */
  private Optional<Refusal> refuse(String certificate, HttpCall call) {
    if (certificates.isEmpty()) {
      return Optional.of(Refusal.of(unknownCertificates()));
    }
    Optional<String> shown = certificates.get().thumbprint(call);
    return shown.filter(thumbprint -> Digests.sameText(thumbprint, certificate)).isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.of(certificate(shown.isPresent() ? "another" : "none")));
  }

  private static Finding unknownCertificates() {
    return new Finding(
        Check.CERTIFICATE, "mutual TLS switched on", "a token bound to a client certificate");
  }

  private static Finding certificate(String found) {
    return new Finding(Check.CERTIFICATE, "the client certificate that cnf names", found);
  }

  private Decision withProof(Permit permit, Presented presented, String key, HttpCall call) {
    VerifiedToken token = permit.caller().orElseThrow().token();
    ProofCall proof =
        new ProofCall(
            call.headers("DPoP"),
            call.method(),
            call.uri().flatMap(seen -> proxies.calledUrl(seen, call.peer(), call::headers)),
            presented.token(),
            token.issuer() + " " + token.subject(),
            key);
    ProofVerdict verdict = proofs.orElseThrow().verify(proof);
    if (verdict instanceof ProofVerdict.Refused refused) {
      return refusal(
          refused.check(), Check.PROOF, refused.expected(), refused.found(), refused.nonce());
    }
    return verdict instanceof ProofVerdict.Accepted accepted
        ? accepted.freshNonce().map(nonce -> permit.with("DPoP-Nonce", nonce)).orElse(permit)
        : Refusal.of(Reason.REPLAY_UNKNOWN, Check.PROOF, "a new jti", "what cannot be told now");
  }

  /** Why no call with this token is let in, as far as the token tells. */
  Optional<Refusal> explain(VerifiedToken token) {
    Optional<Confirmation> bound = token.confirmation();
    boolean byDpop = proofs.isPresent() && bound.flatMap(Confirmation::keyThumbprint).isPresent();
    return refuseUnfit(bound, byDpop)
        .or(() ->
            bound
                .flatMap(Confirmation::certificateThumbprint)
                .filter(certificate -> certificates.isEmpty())
                .map(certificate -> Refusal.of(unknownCertificates())));
  }

  /** What is found in the token alone: how it is bound, and what a call must then bring. */
  List<Finding> findings(VerifiedToken token) {
    Optional<Confirmation> bound = token.confirmation();
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding(Check.BINDING, expectedBinding(), found(bound)));
    bound
        .flatMap(Confirmation::certificateThumbprint)
        .ifPresent(c -> findings.add(certificate("bound to it: it is needed with each call")));
    bound
        .flatMap(Confirmation::keyThumbprint)
        .ifPresent(k ->
            findings.add(
                new Finding(
                    Check.PROOF, "a DPoP proof by the key", "bound to a key: a proof is needed")));
    return findings;
  }
}
