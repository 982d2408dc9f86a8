package dev.licet.identity.api;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.nothing;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.off;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.whole;

import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import java.util.List;
import java.util.Optional;

/** What callers of the Management API say about an API; what is left out stays as it is. */
record ApiBody(Payload body) {
  private static final String PROOF = "proof_of_possession";
  private static final int LONGEST_LIFETIME = 2_592_000;

  /** What may be changed. */
  static final ObjectShape CHANGES =
      object()
          .may("name", name(200))
          .may(
              "scopes", list(object().must("value", name(280)).may("description", line(500)), 1000))
          .may("signing_alg", oneOf("HS256", "RS256", "PS256", "RS512", "ES256"))
          .may("signing_secret", line(1000).orNull())
          .may("allow_offline_access", flag())
          .may("allow_online_access", off())
          .may("allow_online_access_with_ephemeral_sessions", off())
          .may("token_lifetime", whole(1, LONGEST_LIFETIME))
          .may("token_lifetime_for_web", whole(1, LONGEST_LIFETIME))
          .may("enforce_policies", flag())
          .may(
              "token_dialect",
              oneOf(
                  "access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"))
          .may("skip_consent_for_verifiable_first_party_clients", flag())
          .may("subject_type_authorization", policies())
          .may("token_encryption", nothing())
          .may("consent_policy", nothing())
          .may("authorization_details", nothing())
          .may("authorization_policy", nothing())
          .may("token_lifetime_for_anonymous_access_tokens", nothing())
          .may(PROOF, proofs().orNull());

  /** What a new one may have. */
  static final ObjectShape NEW = object().must("identifier", name(600)).and(CHANGES);

  /** One whose name nobody said is called by its identifier. */
  NewApi wanted() {
    var identifier = body.text("identifier");
    var name = body.findText("name").orElse(identifier);
    return new NewApi(
        identifier,
        signing().algorithm().orElse(SigningAlgorithm.RS256),
        over(ApiSettings.defaults(name.substring(0, Math.min(name.length(), 200)))),
        permissions().orElse(List.of()),
        false);
  }

  /** The settings with what is said here instead of what was. */
  ApiSettings over(ApiSettings before) {
    int lifetime = body.findWhole("token_lifetime").orElse(before.tokenLifetime());
    return new ApiSettings(
        body.findText("name").orElse(before.name()),
        body.findText("token_dialect").flatMap(TokenDialect::ofWireName).orElse(before.dialect()),
        lifetime,
        body.findWhole("token_lifetime_for_web")
            .orElse(Math.min(before.tokenLifetimeForWeb(), lifetime)),
        body.findFlag("enforce_policies").orElse(before.enforcePolicies()),
        body.findFlag("allow_offline_access").orElse(before.allowOfflineAccess()),
        body.findFlag("skip_consent_for_verifiable_first_party_clients")
            .orElse(before.skipConsent()),
        access(before.access()),
        body.clears(PROOF) ? Optional.empty() : proof().or(before::proof));
  }

  /** How tokens are to be signed. */
  Signing signing() {
    return new Signing(
        body.findText("signing_alg").map(SigningAlgorithm::valueOf),
        body.findText("signing_secret"));
  }

  /** All permissions, where they are said. */
  Optional<List<Permission>> permissions() {
    return body.findObjects("scopes")
        .map(scopes ->
            scopes.stream()
                .map(one ->
                    new Permission(one.text("value"), one.findText("description").orElse("")))
                .toList());
  }

  /** Whether the member is said here. */
  boolean says(String member) {
    return body.has(member);
  }

  private Optional<ProofOfPossession> proof() {
    return body.findObject(PROOF)
        .flatMap(said ->
            ProofOfPossession.of(said.text("mechanism"), said.findFlag("required").orElseThrow()));
  }

  private AccessPolicy access(AccessPolicy before) {
    var policies = body.findObject("subject_type_authorization");
    return new AccessPolicy(
        policies.flatMap(said -> rule(said, "user")).orElse(before.user()),
        policies.flatMap(said -> rule(said, "client")).orElse(before.client()));
  }

  private static Optional<AccessPolicy.Rule> rule(Payload policies, String subject) {
    return policies
        .findObject(subject)
        .flatMap(policy -> policy.findText("policy"))
        .flatMap(AccessPolicy.Rule::ofWireName);
  }

  /** That it is for public applications only cannot be said yet. */
  private static ObjectShape proofs() {
    return object()
        .must("mechanism", oneOf("mtls", "dpop"))
        .must("required", flag())
        .may("required_for", oneOf("all_clients"));
  }

  private static ObjectShape policies() {
    return object()
        .may("user", object().may("policy", oneOf("allow_all", "require_client_grant", "deny_all")))
        .may("client", object().may("policy", oneOf("require_client_grant", "deny_all")));
  }
}
