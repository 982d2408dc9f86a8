package dev.licet.identity.oauth;

import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.dpop.ProofCall;
import dev.licet.guard.dpop.ProofCheck;
import dev.licet.guard.dpop.ProofVerdict;
import dev.licet.guard.dpop.ProofVerifier;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.tls.MutualTls;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes DPoP proofs at the endpoints that give tokens, by the verifier that Guard has for those
 * that take them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9449#section-5">RFC 9449, 5</a>
 */
@Component
public class KeyProofs {
  private static final Dpop DPOP = Dpop.accepted();

  private final ProofVerifier verifier;
  private final Issuer issuer;
  private final MutualTls mutualTls;

  KeyProofs(Issuer issuer, MutualTls mutualTls, UsedProofs used, Clock clock) {
    this.issuer = issuer;
    this.mutualTls = mutualTls;
    this.verifier = DPOP.replayStore(used).verifier(clock);
  }

  /** The algorithms of proofs, as discovery names them. */
  public static List<String> algorithms() {
    return List.of(DPOP.algorithmNames().split(" "));
  }

  /**
   * The same request with the key that it proves to hold; as it is where it brings no proof.
   *
   * @param path of the endpoint, by POST, without the first slash
   */
  public Attempt<OAuthRequest> check(OAuthRequest request, String path) {
    if (request.sender().proofs().isEmpty()) {
      return Attempt.of(request);
    }
    return switch (verdict(request.sender(), path)) {
      case ProofVerdict.Accepted(var key, _) -> Attempt.of(request.provedBy(key));
      case ProofVerdict.Refused refused ->
          Attempt.failed(OAuthError.invalidProof(refused.check().description()));
      case ProofVerdict.Undecided _ -> Attempt.failed(OAuthError.proofUndecided());
    };
  }

  /** An endpoint has two addresses where certificates are shown at one of its own. */
  private ProofVerdict verdict(Sender sender, String path) {
    var verdict = verifier.verify(call(sender, issuer.url() + path));
    boolean isForAnother =
        verdict instanceof ProofVerdict.Refused refused && refused.check() == ProofCheck.URL;
    return mutualTls
        .base()
        .filter(_ -> isForAnother)
        .map(base -> verifier.verify(call(sender, base + path)))
        .orElse(verdict);
  }

  private static ProofCall call(Sender sender, String address) {
    return new ProofCall(
        sender.proofs(),
        Optional.of("POST"),
        Optional.of(address),
        Optional.empty(),
        sender.device().address());
  }
}
