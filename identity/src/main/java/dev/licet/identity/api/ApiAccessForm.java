package dev.licet.identity.api;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.api.AccessPolicy.Rule;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * The part of an API's form with who gets its tokens and what these are bound to; a switch that was
 * not sent is off.
 *
 * @param user the rule for tokens for users' sake, by its name on the wire
 * @param client the rule for those of applications in their own name
 * @param proof what tokens are bound to; empty for nothing
 * @param proofRequired whether there are none that are not bound
 */
record ApiAccessForm(
    Boolean asked,
    Boolean offline,
    Boolean skipConsent,
    String user,
    String client,
    String proof,
    Boolean proofRequired) {
  /** What can be chosen: in its own name no application comes in without a grant. */
  static final List<String> CLIENT_RULES =
      List.of(Rule.REQUIRE_CLIENT_GRANT.wireName(), Rule.DENY_ALL.wireName());

  ApiAccessForm(
      @Nullable Boolean asked,
      @Nullable Boolean offline,
      @BindParam("skip_consent") @Nullable Boolean skipConsent,
      @Nullable String user,
      @Nullable String client,
      @Nullable String proof,
      @BindParam("proof_required") @Nullable Boolean proofRequired) {
    this.asked = Boolean.TRUE.equals(asked);
    this.offline = Boolean.TRUE.equals(offline);
    this.skipConsent = Boolean.TRUE.equals(skipConsent);
    this.user = requireNonNullElse(user, "");
    this.client = requireNonNullElse(client, "");
    this.proof = requireNonNullElse(proof, "");
    this.proofRequired = Boolean.TRUE.equals(proofRequired);
  }

  static ApiAccessForm notAsked() {
    return new ApiAccessForm(false, false, false, null, null, null, false);
  }

  static ApiAccessForm of(ApiSettings settings) {
    var proof = settings.proof();
    return new ApiAccessForm(
        true,
        settings.allowOfflineAccess(),
        settings.skipConsent(),
        settings.access().user().wireName(),
        settings.access().client().wireName(),
        proof.map(one -> one.mechanism().wireName()).orElse(""),
        proof.map(ProofOfPossession::required).orElse(false));
  }

  List<FieldProblem> problems() {
    var checks = new FieldChecks();
    if (asked) {
      checks
          .require(Rule.ofWireName(user).isPresent(), "access.user", "Choose one of the rules")
          .require(CLIENT_RULES.contains(client), "access.client", "Choose one of the rules")
          .require(
              proof.isEmpty() || wantedProof().isPresent(), "access.proof", "Choose one of these")
          .require(
              !proof.isEmpty() || !proofRequired,
              "access.proof",
              "Choose what every token is to be bound to");
    }
    return checks.problems();
  }

  /** The settings with what the form says; to be asked where nothing is wrong with it. */
  ApiSettings over(ApiSettings now) {
    return asked
        ? new ApiSettings(
            now.name(),
            now.dialect(),
            now.tokenLifetime(),
            now.tokenLifetimeForWeb(),
            now.enforcePolicies(),
            offline,
            skipConsent,
            new AccessPolicy(
                Rule.ofWireName(user).orElseThrow(), Rule.ofWireName(client).orElseThrow()),
            wantedProof())
        : now;
  }

  private Optional<ProofOfPossession> wantedProof() {
    return ProofOfPossession.of(proof, proofRequired);
  }
}
