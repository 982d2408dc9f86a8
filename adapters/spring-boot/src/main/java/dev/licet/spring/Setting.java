package dev.licet.spring;

import java.util.Locale;

/** A setting of the starter: its property, and the environment variable that says the same. */
enum Setting {
  DOMAIN("licet.domain", "AUTH0_DOMAIN"),
  ISSUER("licet.issuer", "LICET_ISSUER"),
  ISSUERS("licet.issuers", "LICET_ISSUERS"),
  AUDIENCE("licet.audience", "API_IDENTIFIER"),
  ALGORITHMS("licet.algorithms", "ALGORITHMS"),
  CA_FILE("licet.ca-file", "LICET_CA_FILE"),
  EXPIRY_LEEWAY("licet.expiry-leeway", "LICET_EXPIRY_LEEWAY"),
  REMEMBERED_TOKENS("licet.remembered-tokens", "LICET_REMEMBERED_TOKENS"),
  KEYS_FILE("licet.last-known-good-file", "LICET_LAST_KNOWN_GOOD_FILE"),
  KEYS_MAX_AGE("licet.last-known-good-max-age", "LICET_LAST_KNOWN_GOOD_MAX_AGE"),
  PERMISSION_CLAIMS("licet.permission-claims", "LICET_PERMISSION_CLAIMS"),
  ROLE_CLAIMS("licet.role-claims", "LICET_ROLE_CLAIMS"),
  WILDCARDS("licet.wildcards", "LICET_WILDCARDS"),
  TOKEN_IN_FORM("licet.token-in-form", "LICET_TOKEN_IN_FORM"),
  TOKEN_IN_QUERY("licet.token-in-query", "LICET_TOKEN_IN_QUERY"),
  TRUSTED_PROXIES("licet.trusted-proxies", "LICET_TRUSTED_PROXIES"),
  MUTUAL_TLS("licet.mutual-tls", "LICET_MUTUAL_TLS"),
  DPOP("licet.dpop.mode", "LICET_DPOP_MODE"),
  DPOP_ALGORITHMS("licet.dpop.algorithms", "LICET_DPOP_ALGORITHMS"),
  DPOP_LIFETIME("licet.dpop.proof-lifetime", "LICET_DPOP_PROOF_LIFETIME"),
  DPOP_NONCE("licet.dpop.nonce", "LICET_DPOP_NONCE"),
  DPOP_SECRET("licet.dpop.nonce-secret", "LICET_DPOP_NONCE_SECRET"),
  DPOP_STORE("licet.dpop.replay-store", "LICET_DPOP_REPLAY_STORE"),
  RESOURCE("licet.resource", "LICET_RESOURCE"),
  RESOURCE_NAME("licet.resource-metadata.name", "LICET_RESOURCE_METADATA_NAME"),
  RESOURCE_DOCUMENTATION(
      "licet.resource-metadata.documentation", "LICET_RESOURCE_METADATA_DOCUMENTATION"),
  RESOURCE_SCOPES("licet.resource-metadata.scopes", "LICET_RESOURCE_METADATA_SCOPES"),
  INTROSPECTION_CLIENT_ID("licet.introspection.client-id", "LICET_INTROSPECTION_CLIENT_ID"),
  INTROSPECTION_CLIENT_SECRET(
      "licet.introspection.client-secret", "LICET_INTROSPECTION_CLIENT_SECRET"),
  INTROSPECTION_ENDPOINT("licet.introspection.endpoint", "LICET_INTROSPECTION_ENDPOINT"),
  INTROSPECTION_SECRET_IN_BODY(
      "licet.introspection.secret-in-body", "LICET_INTROSPECTION_SECRET_IN_BODY"),
  INTROSPECTION_SIGNED("licet.introspection.signed-answers", "LICET_INTROSPECTION_SIGNED_ANSWERS"),
  INTROSPECTION_TIMEOUT("licet.introspection.timeout", "LICET_INTROSPECTION_TIMEOUT"),
  INTROSPECTION_MAX_AGE("licet.introspection.max-age", "LICET_INTROSPECTION_MAX_AGE"),
  INTROSPECTION_GRACE("licet.introspection.grace", "LICET_INTROSPECTION_GRACE"),
  INTROSPECTION_ENTRIES("licet.introspection.entries", "LICET_INTROSPECTION_ENTRIES"),
  INTROSPECTION_MAY_BE_MISSING(
      "licet.introspection.may-be-missing", "LICET_INTROSPECTION_MAY_BE_MISSING"),
  ALLOWED_ORIGINS("licet.cors.allowed-origins", "LICET_CORS_ALLOWED_ORIGINS"),
  REFUSAL_LOG("licet.refusal-log", "LICET_REFUSAL_LOG"),
  PATHS("licet.paths", "LICET_PATHS");

  private final String property;
  private final String variable;

  Setting(String property, String variable) {
    this.property = property;
    this.variable = variable;
  }

  String property() {
    return property;
  }

  String variable() {
    return variable;
  }

  /** The variable that Spring Boot itself takes for the property. */
  String ownVariable() {
    return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  /** The refusal to start because of this setting's value, in the words of Guard's own. */
  StartRefused refuse(String value, String expected) {
    return new StartRefused(
        variable + " / " + property + " is '" + value + "': expected " + expected);
  }
}
