package dev.licet.identity.userinfo;

import dev.licet.guard.Caller;
import dev.licet.guard.Decision;
import dev.licet.guard.Guard;
import dev.licet.guard.Permit;
import dev.licet.guard.Refusal;
import dev.licet.guard.Rule;
import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.dpop.ProofCall;
import dev.licet.guard.dpop.ProofCheck;
import dev.licet.guard.dpop.ProofVerdict;
import dev.licet.guard.dpop.ProofVerifier;
import dev.licet.guard.token.Check;
import dev.licet.identity.issuing.OpaqueTokens;
import dev.licet.identity.issuing.OpaqueTokens.Held;
import dev.licet.identity.issuing.OpenIdScopes;
import dev.licet.identity.key.KeyAlgorithm;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.oauth.UsedProofs;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.tls.MutualTls;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Judges the access tokens of {@code /userinfo}: JWTs by Guard, as any API of a customer's would;
 * the opaque ones by the store that they lie in.
 */
@Component
class UserInfoTokens implements AutoCloseable {
  private static final Pattern OPAQUE =
      Pattern.compile("(?i)(?<scheme>Bearer|DPoP) +(?<token>[A-Za-z0-9_-]+)");

  private static final Rule RULE = new Rule.AllOf(List.of(OpenIdScopes.OPENID));

  private final Guard guard;
  private final ProofVerifier proofs;
  private final OpaqueTokens opaque;
  private final String issuer;
  private final Optional<URI> otherAddress;

  UserInfoTokens(
      Issuer issuer,
      MutualTls mutualTls,
      SigningKeys keys,
      OpaqueTokens opaque,
      UsedProofs used,
      Clock clock) {
    this.opaque = opaque;
    this.issuer = issuer.url();
    this.otherAddress = mutualTls.base().map(base -> URI.create(base + "userinfo"));
    var dpop = Dpop.accepted().replayStore(used);
    this.proofs = dpop.verifier(clock);
    this.guard =
        Guard.builder()
            .issuer(issuer.url())
            .audience(issuer.url() + "userinfo")
            .algorithms(Stream.of(KeyAlgorithm.values()).map(Enum::name).toList())
            .keys(keys::keySet)
            .dpop(dpop)
            .mutualTls()
            .clock(clock)
            .build();
  }

  /** What a token allows to be told of whom, or why it does not. */
  sealed interface Judged {
    /** It is good. */
    record Good(String clientId, String userId, List<String> scope) implements Judged {}

    /** It is not, and Guard says what to answer. */
    record Refused(Refusal refusal) implements Judged {}

    /** It is none that this server has issued, or its key's proof is missing. */
    record Unknown() implements Judged {}
  }

  /** The endpoint has two addresses where certificates are shown at one of its own. */
  Judged judge(UserInfoCall call) {
    var headers = call.authorization();
    var opaqueForm = headers.size() == 1 ? OPAQUE.matcher(headers.getFirst().strip()) : null;
    if (opaqueForm != null && opaqueForm.matches()) {
      return judge(call, opaqueForm.group("scheme"), opaqueForm.group("token"));
    }
    return switch (check(call)) {
      case Permit permit -> judge(permit.caller().orElseThrow());
      case Refusal refusal -> new Judged.Refused(refusal);
    };
  }

  private Decision check(UserInfoCall call) {
    var decision = guard.check(call, RULE);
    return otherAddress
        .filter(_ -> decision instanceof Refusal refusal && isForAnother(refusal))
        .map(other -> guard.check(call.at(other), RULE))
        .orElse(decision);
  }

  private static boolean isForAnother(Refusal refusal) {
    return refusal.finding().check() == Check.PROOF
        && refusal.description().equals(ProofCheck.URL.description());
  }

  private static Judged judge(Caller caller) {
    var claims = caller.token().claims();
    return new Judged.Good(
        claims.text("azp").or(() -> claims.text("client_id")).orElse(""),
        caller.subject(),
        claims.text("scope").stream().flatMap(text -> Stream.of(text.split(" "))).toList());
  }

  private Judged judge(UserInfoCall call, String scheme, String token) {
    return opaque
        .find(token)
        .filter(held -> held.authorization().scope().contains(OpenIdScopes.OPENID))
        .filter(held -> isProved(call, scheme, token, held))
        .map(Held::authorization)
        .<Judged>map(given -> new Judged.Good(given.clientId(), given.userId(), given.scope()))
        .orElseGet(Judged.Unknown::new);
  }

  private boolean isProved(UserInfoCall call, String scheme, String token, Held held) {
    var bound = held.keyThumbprint();
    if (bound.isEmpty() || !scheme.equalsIgnoreCase("DPoP")) {
      return bound.isEmpty() && scheme.equalsIgnoreCase("Bearer");
    }
    var caller = issuer + " " + held.authorization().userId();
    var verdict = proofs.verify(proof(call, token, caller, bound.get()));
    boolean isForAnother =
        verdict instanceof ProofVerdict.Refused refused && refused.check() == ProofCheck.URL;
    return otherAddress
            .filter(_ -> isForAnother)
            .map(other -> proofs.verify(proof(call.at(other), token, caller, bound.get())))
            .orElse(verdict)
        instanceof ProofVerdict.Accepted;
  }

  private static ProofCall proof(UserInfoCall call, String token, String caller, String bound) {
    return new ProofCall(
        call.proofs(), call.method(), call.uri().map(Object::toString), token, caller, bound);
  }

  @Override
  public void close() {
    guard.close();
  }
}
