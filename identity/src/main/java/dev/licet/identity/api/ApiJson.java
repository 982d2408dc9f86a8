package dev.licet.identity.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An API as the Management API shows it: a resource server. */
final class ApiJson {
  private ApiJson() {}

  /** Without its secret, for those who may see the API but not make tokens for it: the log. */
  static Map<String, Object> of(Api api) {
    return of(api, Optional.empty());
  }

  static Map<String, Object> of(Api api, Optional<String> signingSecret) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", api.id());
    json.put("name", api.name());
    json.put("identifier", api.identifier());
    if (api.system()) {
      json.put("is_system", true);
    }
    json.put("scopes", api.permissions().stream().map(ApiJson::of).toList());
    json.put("signing_alg", api.signingAlgorithm().name());
    signingSecret.ifPresent(secret -> json.put("signing_secret", secret));
    json.put("allow_offline_access", api.allowOfflineAccess());
    json.put("token_lifetime", api.tokenLifetime());
    json.put("token_lifetime_for_web", api.tokenLifetimeForWeb());
    json.put("skip_consent_for_verifiable_first_party_clients", api.skipConsent());
    json.put("enforce_policies", api.enforcePolicies());
    json.put("token_dialect", api.dialect().wireName());
    json.put("subject_type_authorization", of(api.access()));
    api.proof().ifPresent(proof -> json.put("proof_of_possession", of(proof)));
    return json;
  }

  private static Map<String, Object> of(ProofOfPossession proof) {
    var json = new LinkedHashMap<String, Object>();
    json.put("mechanism", proof.mechanism().wireName());
    json.put("required", proof.required());
    return json;
  }

  /** A new one is shown with what was said about it, and with what holds all the same. */
  static Map<String, Object> of(Api api, Optional<String> signingSecret, ApiBody said) {
    var json = of(api, signingSecret);
    for (var member : List.of("name", "scopes", "enforce_policies", "token_dialect")) {
      if (!said.says(member)) {
        json.remove(member);
      }
    }
    return json;
  }

  private static Map<String, Object> of(Permission permission) {
    var json = new LinkedHashMap<String, Object>();
    json.put("value", permission.name());
    if (!permission.description().isEmpty()) {
      json.put("description", permission.description());
    }
    return json;
  }

  /** In an order that does not change from start to start, as {@code Map.of} would have it. */
  private static Map<String, Object> of(AccessPolicy access) {
    var json = new LinkedHashMap<String, Object>();
    json.put("user", Map.of("policy", access.user().wireName()));
    json.put("client", Map.of("policy", access.client().wireName()));
    return json;
  }
}
