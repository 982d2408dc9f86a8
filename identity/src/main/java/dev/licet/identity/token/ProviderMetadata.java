package dev.licet.identity.token;

import dev.licet.identity.credential.ClientAssertions;
import dev.licet.identity.credential.RequestObjects;
import dev.licet.identity.issuing.OpenIdScopes;
import dev.licet.identity.oauth.KeyProofs;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.tls.MutualTls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The members of the discovery document: Auth0's, in its order. The endpoints stand at Auth0's
 * addresses whether they are there yet or not; what would make a client act differently is said
 * only once it works. There is never an {@code introspection_endpoint}: by its absence clients tell
 * Auth0 from others.
 */
record ProviderMetadata(
    Issuer issuer, List<String> tokenGrants, Features features, MutualTls mutualTls) {
  /**
   * What the tenant can switch on.
   *
   * @param clientDocuments whether applications may describe themselves
   * @param standards whether the standards are followed to the letter
   * @param pushedRequests whether it says that requests can be sent ahead
   * @param logout whether it says where users are signed out
   */
  record Features(
      boolean clientDocuments, boolean standards, boolean pushedRequests, boolean logout) {}

  Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("issuer", issuer.url());
    endpoints(members);
    capabilities(members);
    if (features.logout()) {
      members.put("end_session_endpoint", at("oidc/logout"));
    }
    members.put("backchannel_logout_supported", true);
    members.put("backchannel_logout_session_supported", true);
    members.put("grant_types_supported", grantTypes());
    if (mutualTls.on()) {
      members.put("tls_client_certificate_bound_access_tokens", true);
      mutualTls.base().ifPresent(base -> members.put("mtls_endpoint_aliases", aliases(base)));
    }
    if (features.clientDocuments()) {
      members.put("client_id_metadata_document_supported", true);
    }
    return members;
  }

  /** Those of the token endpoint, and the one that ends at {@code /authorize} (RFC 6749, 4.2). */
  private List<String> grantTypes() {
    return Stream.concat(tokenGrants.stream(), Stream.of("implicit")).toList();
  }

  private void endpoints(Map<String, Object> members) {
    members.put("authorization_endpoint", at("authorize"));
    members.put("token_endpoint", at("oauth/token"));
    members.put("device_authorization_endpoint", at("oauth/device/code"));
    members.put("userinfo_endpoint", at("userinfo"));
    members.put("mfa_challenge_endpoint", at("mfa/challenge"));
    members.put("jwks_uri", at(".well-known/jwks.json"));
    members.put("registration_endpoint", at("oidc/register"));
    members.put("revocation_endpoint", at("oauth/revoke"));
    if (features.pushedRequests()) {
      members.put("pushed_authorization_request_endpoint", at("oauth/par"));
    }
  }

  private void capabilities(Map<String, Object> members) {
    members.put("scopes_supported", OpenIdScopes.ALL);
    members.put(
        "response_types_supported",
        List.of(
            "code",
            "token",
            "id_token",
            "code token",
            "code id_token",
            "token id_token",
            "code token id_token"));
    members.put("code_challenge_methods_supported", List.of("S256"));
    members.put("response_modes_supported", words("query fragment form_post"));
    members.put("authorization_response_iss_parameter_supported", true);
    members.put("subject_types_supported", List.of("public"));
    members.put("id_token_signing_alg_values_supported", words("RS256 PS256"));
    members.put("userinfo_signing_alg_values_supported", List.of("RS256"));
    members.put(
        "token_endpoint_auth_methods_supported",
        Stream.concat(
                words("client_secret_basic client_secret_post private_key_jwt none").stream(),
                certificateMethods())
            .toList());
    members.put("token_endpoint_auth_signing_alg_values_supported", ClientAssertions.algorithms());
    members.put(
        "claims_supported",
        words(
            "aud auth_time created_at email email_verified exp family_name given_name iat"
                + " identities iss name nickname phone_number picture sub"));
    members.put("dpop_signing_alg_values_supported", KeyProofs.algorithms());
    members.put("request_uri_parameter_supported", features.standards());
    if (features.standards()) {
      members.put("require_request_uri_registration", true);
    }
    members.put("request_parameter_supported", true);
    members.put("request_object_signing_alg_values_supported", RequestObjects.algorithms());
    members.put("require_signed_request_object", false);
  }

  private Stream<String> certificateMethods() {
    var both = Stream.of("tls_client_auth", "self_signed_tls_client_auth");
    return mutualTls.on() ? both.skip(mutualTls.knowsAuthorities() ? 0 : 1) : Stream.empty();
  }

  /** Where clients show their certificates (RFC 8705, 5). */
  private static Map<String, String> aliases(String base) {
    var aliases = new TreeMap<String, String>();
    MutualTls.ENDPOINTS.forEach((name, path) -> aliases.put(name, base + path));
    return aliases;
  }

  private String at(String path) {
    return issuer.url() + path;
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }
}
