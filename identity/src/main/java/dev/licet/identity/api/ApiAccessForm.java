package dev.licet.identity.api;

import dev.licet.identity.api.AccessPolicy.Rule;
import dev.licet.identity.dashboard.FormFields;
import dev.licet.identity.shared.FieldChecks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of an API's form with who gets its tokens and what these are bound to. It says that it
 * is there, as a switch that was not sent is off.
 */
record ApiAccessForm(FormFields fields) {
  /** What can be chosen: in its own name no application comes in without a grant. */
  static final List<String> CLIENT_RULES =
      List.of(Rule.REQUIRE_CLIENT_GRANT.wireName(), Rule.DENY_ALL.wireName());

  private static final String ASKED = "access.asked";
  private static final String OFFLINE = "access.offline";
  private static final String SKIP_CONSENT = "access.skip_consent";
  private static final String USER = "access.user";
  private static final String CLIENT = "access.client";
  private static final String PROOF = "access.proof";
  private static final String PROOF_REQUIRED = "access.proof_required";

  static Map<String, List<String>> fieldsOf(ApiSettings settings) {
    var proof = settings.proof();
    var fields = new LinkedHashMap<String, List<String>>();
    fields.put(OFFLINE, box(settings.allowOfflineAccess()));
    fields.put(SKIP_CONSENT, box(settings.skipConsent()));
    fields.put(USER, List.of(settings.access().user().wireName()));
    fields.put(CLIENT, List.of(settings.access().client().wireName()));
    fields.put(PROOF, List.of(proof.map(one -> one.mechanism().wireName()).orElse("")));
    fields.put(PROOF_REQUIRED, box(proof.map(ProofOfPossession::required).orElse(false)));
    return fields;
  }

  void check(FieldChecks checks) {
    if (!fields.ticked(ASKED)) {
      return;
    }
    var proof = fields.text(PROOF);
    checks
        .require(Rule.ofWireName(fields.text(USER)).isPresent(), USER, "Choose one of the rules")
        .require(CLIENT_RULES.contains(fields.text(CLIENT)), CLIENT, "Choose one of the rules")
        .require(proof.isEmpty() || proof().isPresent(), PROOF, "Choose one of these")
        .require(
            !proof.isEmpty() || !fields.ticked(PROOF_REQUIRED),
            PROOF,
            "Choose what every token is to be bound to");
  }

  /** The settings with what the form says; to be asked where nothing is wrong with it. */
  ApiSettings over(ApiSettings now) {
    return fields.ticked(ASKED)
        ? new ApiSettings(
            now.name(),
            now.dialect(),
            now.tokenLifetime(),
            now.tokenLifetimeForWeb(),
            now.enforcePolicies(),
            fields.ticked(OFFLINE),
            fields.ticked(SKIP_CONSENT),
            new AccessPolicy(
                Rule.ofWireName(fields.text(USER)).orElseThrow(),
                Rule.ofWireName(fields.text(CLIENT)).orElseThrow()),
            proof())
        : now;
  }

  private Optional<ProofOfPossession> proof() {
    return ProofOfPossession.of(fields.text(PROOF), fields.ticked(PROOF_REQUIRED));
  }

  private static List<String> box(boolean on) {
    return List.of(Boolean.toString(on));
  }
}
