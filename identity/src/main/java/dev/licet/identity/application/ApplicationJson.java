package dev.licet.identity.application;

import dev.licet.identity.credential.CredentialType;
import dev.licet.identity.credential.Credentials;
import dev.licet.identity.credential.KeyAddresses;
import dev.licet.identity.shared.Issuer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An application as the Management API shows it: a client. Of its secret nothing is kept. */
@Component
final class ApplicationJson {
  /** The client id of what stands for all applications: no application can have it. */
  static final String GLOBAL = "all:applications";

  private static final Set<String> NESTED = Set.of("jwt_configuration", "refresh_token");

  private final Issuer issuer;
  private final Credentials credentials;
  private final KeyAddresses addresses;

  ApplicationJson(Issuer issuer, Credentials credentials, KeyAddresses addresses) {
    this.issuer = issuer;
    this.credentials = credentials;
    this.addresses = addresses;
  }

  Map<String, Object> of(Application application) {
    var json = new LinkedHashMap<String, Object>();
    json.put("tenant", issuer.host());
    json.put("global", false);
    json.putAll(members(application));
    addresses.find(application.clientId()).ifPresent(url -> json.put("jwks_uri", url));
    application
        .authMethod()
        .credentialType()
        .ifPresent(type -> {
          json.remove("token_endpoint_auth_method");
          json.put("client_authentication_methods", keys(application, type));
        });
    return json;
  }

  /** The same without what every application of this server has. */
  static Map<String, Object> members(Application application) {
    var json = new LinkedHashMap<String, Object>();
    json.put("client_id", application.clientId());
    application.document().ifPresent(document -> addDocument(json, document));
    json.put("name", application.name());
    if (!application.description().isEmpty()) {
      json.put("description", application.description());
    }
    if (application.type() != ApplicationType.UNSAID) {
      json.put("app_type", application.type().wireName());
    }
    json.put("is_first_party", application.firstParty());
    json.put("oidc_conformant", false);
    json.put("sso_disabled", false);
    json.put("cross_origin_authentication", false);
    json.put("custom_login_page_on", true);
    json.put("is_token_endpoint_ip_header_trusted", false);
    json.put("grant_types", application.grantTypes());
    json.put("token_endpoint_auth_method", application.authMethod().wireName());
    addDetails(json, application);
    return json;
  }

  private static void addDocument(Map<String, Object> json, ClientDocument document) {
    json.put("external_client_id", document.url());
    json.put("external_metadata_type", "cimd");
    json.put("external_metadata_created_by", document.byAdministrator() ? "admin" : "client");
  }

  /** These methods Auth0 shows here and not in {@code token_endpoint_auth_method}. */
  private Map<String, Object> keys(Application application, CredentialType type) {
    var ids = credentials.inUse(application.clientId()).stream().map(id -> Map.of("id", id));
    return Map.of(type.method(), Map.of("credentials", ids.toList()));
  }

  /** What Auth0 calls the global client. */
  Map<String, Object> ofAll() {
    return Map.of(
        "tenant", issuer.host(), "global", true, "client_id", GLOBAL, "name", "All Applications");
  }

  /** The same with its secret, which nobody can read again. */
  Map<String, Object> of(RegisteredApplication registered) {
    var json = of(registered.application());
    registered.secret().ifPresent(secret -> json.put("client_secret", secret.value()));
    return json;
  }

  private static void addDetails(Map<String, Object> json, Application application) {
    var details = application.details().members();
    json.put("jwt_configuration", over(idTokens(), details, "jwt_configuration"));
    json.put("refresh_token", over(refreshTokens(application), details, "refresh_token"));
    details.properties().stream()
        .filter(detail -> !NESTED.contains(detail.getKey()))
        .forEach(detail -> json.put(detail.getKey(), detail.getValue()));
    var told = application.details().backchannelLogoutUrls();
    if (!told.isEmpty()) {
      json.put("oidc_backchannel_logout", Map.of("backchannel_logout_urls", told));
    }
  }

  private static Map<String, Object> over(
      Map<String, Object> usual, JsonNode details, String member) {
    if (details.get(member) instanceof ObjectNode said) {
      said.properties().forEach(one -> usual.put(one.getKey(), one.getValue()));
    }
    return usual;
  }

  private static Map<String, Object> idTokens() {
    var usual = new LinkedHashMap<String, Object>();
    usual.put("lifetime_in_seconds", 36_000);
    usual.put("secret_encoded", false);
    return usual;
  }

  private static Map<String, Object> refreshTokens(Application application) {
    var without = RefreshTokenSettings.Usual.of(application);
    boolean infinite =
        !without.isExpiring(application.details().members().path(RefreshTokenSettings.MEMBER));
    var usual = new LinkedHashMap<String, Object>();
    usual.put("expiration_type", without.expiration());
    usual.put("leeway", 0);
    usual.put("infinite_token_lifetime", infinite);
    usual.put("infinite_idle_token_lifetime", infinite);
    usual.put("token_lifetime", without.lifetime());
    usual.put("idle_token_lifetime", without.idleLifetime());
    usual.put("rotation_type", without.rotation());
    return usual;
  }
}
