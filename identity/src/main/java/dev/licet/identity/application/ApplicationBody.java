package dev.licet.identity.application;

import static dev.licet.identity.management.body.Shape.emptyOr;
import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.json;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.link;
import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.map;
import static dev.licet.identity.management.body.Shape.matching;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.nothing;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.secureLink;
import static dev.licet.identity.management.body.Shape.text;
import static dev.licet.identity.management.body.Shape.whole;

import dev.licet.identity.credential.CredentialBody;
import dev.licet.identity.credential.WantedCredential;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** What callers of the Management API say about an application. */
record ApplicationBody(Payload body) {
  private static final int YEAR = 31_557_600;
  private static final int MONTH = 2_592_000;
  private static final String SECRET = "client_secret";
  private static final String METHOD = "token_endpoint_auth_method";
  private static final String OTHER_METHODS = "client_authentication_methods";
  private static final Answers ANSWERS = new Answers("credential");

  /** What an empty text says too: tools empty a setting so. */
  private static final JsonNode NOTHING = NullNode.getInstance();

  private static final Shape LINKS = list(link(), 100);

  private static final Shape POLICIES =
      list(object().must("audience", name(600)).must("scope", list(name(280), 1000)), 100);

  /** What lies in {@link ApplicationDetails} as it was said. */
  static final ObjectShape DETAILS =
      addresses().and(tokens()).and(login()).and(tools()).and(unsupported());

  private static final ObjectShape COMMON =
      object()
          .may("name", name(255))
          .may("description", line(140))
          .may("app_type", oneOf(ApplicationType.wireNames()))
          .may("is_first_party", flag())
          .may("grant_types", list(name(120), 30))
          .may(METHOD, oneOf("none", "client_secret_post", "client_secret_basic").orNull())
          .may(OTHER_METHODS, CredentialBody.METHODS.orNull())
          .and(DETAILS);

  /** What a new one may have. */
  static final ObjectShape NEW = object().must("name", name(255)).and(COMMON);

  /** What may be changed. */
  static final ObjectShape CHANGES = COMMON.may(SECRET, name(256));

  /** How long the old secret goes on beside a new one: 30 days at most. */
  static final ObjectShape ROTATION = object().may("overlap_seconds", whole(0, MONTH));

  /** The settings of a new one. */
  ApplicationSettings wanted() {
    var type = body.findText("app_type").flatMap(ApplicationType::ofWireName);
    return over(
        ApplicationSettings.defaults(body.text("name"), type.orElse(ApplicationType.UNSAID)));
  }

  /** The settings with what is said here instead of what was. */
  ApplicationSettings over(ApplicationSettings before) {
    return new ApplicationSettings(
        body.findText("name").orElse(before.name()),
        body.findText("description").orElse(before.description()),
        body.findText("app_type").flatMap(ApplicationType::ofWireName).orElse(before.type()),
        body.findTexts("grant_types").orElse(before.grantTypes()),
        method(before),
        body.findFlag("is_first_party").orElse(before.firstParty()),
        details(before.details()));
  }

  /** The secret that it is to have from now on; empty if that is not said. */
  Optional<ClientSecret> secret() {
    return body.findText(SECRET).map(ClientSecret::new);
  }

  /**
   * The keys that it is to prove itself by; empty if that is not said.
   *
   * @throws dev.licet.identity.management.ManagementRefused if one of them is none
   */
  Optional<List<WantedCredential>> keys() {
    if (body.find(METHOD).isPresent() && body.find(OTHER_METHODS).isPresent()) {
      throw new ManagementRefused(
          ManagementError.invalidPayload(
              "This cannot be said together with " + OTHER_METHODS, METHOD));
    }
    return body.findObject(OTHER_METHODS).map(ApplicationBody::keys);
  }

  private static List<WantedCredential> keys(Payload methods) {
    var type = CredentialBody.type(methods);
    return CredentialBody.keys(methods).stream()
        .map(one -> ANSWERS.done(CredentialBody.wanted(one, type)))
        .toList();
  }

  private TokenEndpointAuthMethod method(ApplicationSettings before) {
    var other = body.findObject(OTHER_METHODS);
    if (other.isPresent()) {
      return TokenEndpointAuthMethod.of(CredentialBody.type(other.get()));
    }
    var said = body.findText(METHOD).flatMap(TokenEndpointAuthMethod::ofWireName);
    return said.orElse(
        body.clears(OTHER_METHODS) ? before.type().defaultAuthMethod() : before.authMethod());
  }

  private ApplicationDetails details(ApplicationDetails before) {
    var changes = new LinkedHashMap<String, JsonNode>();
    for (var member : DETAILS.members().keySet()) {
      if (body.has(member)) {
        var said = body.json().get(member);
        changes.put(member, said.isString() && said.stringValue().isEmpty() ? NOTHING : said);
      }
    }
    return before.with(changes);
  }

  private static ObjectShape addresses() {
    return object()
        .may("callbacks", LINKS.orNull())
        .may("allowed_logout_urls", LINKS.orNull())
        .may("allowed_origins", LINKS.orNull())
        .may("web_origins", LINKS.orNull())
        .may("initiate_login_uri", emptyOr(secureLink()).orNull())
        .may("logo_uri", emptyOr(link()).orNull())
        .may("client_uri", link().orNull())
        .may("policy_uri", link().orNull())
        .may("tos_uri", link().orNull())
        .may("request_uris", list(matching("https://[\\x21-\\x7e]{1,504}"), 10).orNull())
        .may("cross_origin_loc", emptyOr(link()).orNull());
  }

  private static ObjectShape tokens() {
    return object()
        .may(
            "jwt_configuration",
            object()
                .may("alg", oneOf("RS256", "PS256"))
                .may("lifetime_in_seconds", whole(1, MONTH))
                .may("secret_encoded", flag())
                .may("scopes", json())
                .orNull())
        .may("userinfo_signed_response_alg", oneOf("RS256").orNull())
        .may(
            "refresh_token",
            object()
                .may("rotation_type", oneOf("rotating", "non-rotating"))
                .may("expiration_type", oneOf("expiring", "non-expiring"))
                .may("leeway", whole(0, MONTH))
                .may("token_lifetime", whole(1, YEAR))
                .may("infinite_token_lifetime", flag())
                .may("idle_token_lifetime", whole(1, YEAR))
                .may("infinite_idle_token_lifetime", flag())
                .may("policies", POLICIES.orNull())
                .orNull());
  }

  private static ObjectShape login() {
    return object()
        .may("oidc_conformant", flag())
        .may("require_pushed_authorization_requests", flag())
        .may(Application.BOUND_TOKENS, flag())
        .may(SignedRequestSettings.MEMBER, CredentialBody.REQUESTS.orNull())
        .may("sso", flag())
        .may("sso_disabled", flag())
        .may("cross_origin_authentication", flag())
        .may("cross_origin_auth", flag())
        .may("custom_login_page_on", flag())
        .may("custom_login_page", text(200_000).orNull())
        .may("form_template", text(200_000).orNull())
        .may("is_token_endpoint_ip_header_trusted", flag())
        .may("skip_non_verifiable_callback_uri_confirmation_prompt", flag().orNull())
        .may("organization_usage", oneOf("deny", "allow").orNull())
        .may(
            "organization_require_behavior",
            oneOf("no_prompt", "pre_login_prompt", "post_login_prompt").orNull())
        .may("oidc_logout", logout().orNull())
        .may(
            "oidc_backchannel_logout",
            object().may("backchannel_logout_urls", list(link(), 10)).orNull());
  }

  /** Of the initiators and of the session's metadata nothing is read: every end is told. */
  private static ObjectShape logout() {
    return object()
        .may("backchannel_logout_urls", list(link(), 10))
        .may(
            "backchannel_logout_initiators",
            object()
                .may("mode", oneOf("custom", "all"))
                .may("selected_initiators", list(name(64), 20)))
        .may("backchannel_logout_session_metadata", object().may("include", flag()));
  }

  private static ObjectShape tools() {
    return object()
        .may("client_metadata", map(line(255).orNull(), 10))
        .may("client_aliases", list(line(255), 100))
        .may("allowed_clients", list(line(64), 100))
        .may("resource_server_identifier", line(600).orNull())
        .may(
            "token_exchange",
            object()
                .may("allow_any_profile_of_type", list(oneOf("on_behalf_of_token_exchange"), 1))
                .orNull())
        .may(MobileApp.MEMBER, mobile().orNull())
        .may("native_social_login", json().orNull())
        .may("addons", json().orNull());
  }

  private static ObjectShape mobile() {
    return object()
        .may(
            "android",
            object()
                .may("app_package_name", line(255).orNull())
                .may("sha256_cert_fingerprints", list(line(255), 50).orNull())
                .orNull())
        .may(
            "ios",
            object()
                .may("team_id", line(255).orNull())
                .may("app_bundle_identifier", line(255).orNull())
                .orNull());
  }

  /** Said by tools that send back what other servers showed them. */
  private static ObjectShape unsupported() {
    return object()
        .may("compliance_level", nothing())
        .may("default_organization", nothing())
        .may("third_party_security_mode", oneOf("permissive").orNull())
        .may("redirection_policy", oneOf("allow_always").orNull())
        .may("anonymous_sessions", nothing())
        .may("b2b_integration_configuration", nothing())
        .may("custom_login_page_preview", nothing())
        .may("par_request_expiry", nothing())
        .may("encryption_key", nothing())
        .may("session_transfer", nothing())
        .may("async_approval_notification_channels", nothing())
        .may("express_configuration", nothing())
        .may("fedcm_login", nothing())
        .may("identity_assertion_authorization_grant", nothing())
        .may("my_organization_configuration", nothing())
        .may("organization_discovery_methods", nothing())
        .may("token_vault_privileged_access", nothing())
        .may("token_quota", nothing());
  }
}
