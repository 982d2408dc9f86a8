package dev.licet.identity.settings;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.json;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.link;
import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.matching;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.nothing;
import static dev.licet.identity.management.body.Shape.number;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.off;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.secureLink;
import static dev.licet.identity.management.body.Shape.text;

import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Shape;
import java.util.List;

/** What may be said of the tenant's settings. */
final class SettingsBody {
  private static final int YEAR_IN_HOURS = 8_760;
  private static final int PAGE = 500_000;

  /** {@link TenantSettings#readsClientDocuments}. */
  static final String CLIENT_DOCUMENTS = "client_id_metadata_document_supported";

  /** {@link TenantSettings#announcesPushedRequests}. */
  static final String PUSHED_REQUESTS = "pushed_authorization_requests_supported";

  private static final Shape COLOUR = matching("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})");

  /** Ours: {@link TenantSettings#followsStandards}. */
  static final String STRICT = "strict_openid_connect";

  /** Auth0's switches. Those that are kept only are listed among the differences. */
  private static final List<String> FLAGS =
      List.of(
          "allow_changing_enable_sso",
          "allow_legacy_delegation_grant_types",
          "allow_legacy_ro_grant_types",
          "allow_legacy_tokeninfo_endpoint",
          "change_pwd_flow_v1",
          "custom_domains_provisioning",
          "dashboard_insights_view",
          "dashboard_log_streams_next",
          "disable_clickjack_protection_headers",
          "disable_fields_map_fix",
          "disable_impersonation",
          "disable_management_api_sms_obfuscation",
          "enable_adfs_waad_email_verification",
          "enable_apis_section",
          "enable_client_connections",
          "enable_custom_domain_in_emails",
          "enable_dynamic_client_registration",
          "enable_idtoken_api2",
          "enable_legacy_logs_search_v2",
          "enable_legacy_profile",
          "enable_pipeline2",
          "enable_public_signup_user_exists_error",
          "enable_sso",
          "enforce_client_authentication_on_passwordless_start",
          "genai_trial",
          "improved_signup_bot_detection_in_classic",
          "local_resource_discovery",
          "mfa_show_factor_list_on_enrollment",
          "no_disclose_enterprise_connections",
          "remove_alg_from_jwks",
          "revoke_refresh_token_grant",
          "trust_azure_adfs_email_verified_connection_property",
          "universal_login",
          "use_scope_descriptions_for_consent");

  static final ObjectShape SHAPE =
      general()
          .and(defaults())
          .and(sessions())
          .and(SessionMinutes.shape())
          .and(pages())
          .and(protocol())
          .and(unsupported());

  private SettingsBody() {}

  private static ObjectShape general() {
    return object()
        .may("friendly_name", line(128).orNull())
        .may("picture_url", emptyOr(link()))
        .may("support_email", line(254).orNull())
        .may("support_url", emptyOr(link()))
        .may("enabled_locales", list(name(20), 100))
        .may("sandbox_version", line(8))
        .may("legacy_sandbox_version", line(8))
        .may("flags", flags());
  }

  private static ObjectShape defaults() {
    return object()
        .may("default_audience", line(600).orNull())
        .may("default_directory", line(128).orNull())
        .may("default_redirection_uri", emptyOr(secureLink()))
        .may("allowed_logout_urls", list(link(), 100).orNull());
  }

  private static ObjectShape sessions() {
    return object()
        .may("session_lifetime", number(1, YEAR_IN_HOURS).orNull())
        .may("idle_session_lifetime", number(1, YEAR_IN_HOURS).orNull())
        .may("ephemeral_session_lifetime", number(1, YEAR_IN_HOURS).orNull())
        .may("idle_ephemeral_session_lifetime", number(1, YEAR_IN_HOURS).orNull())
        .may(
            "session_cookie", object().must("mode", oneOf("persistent", "non-persistent")).orNull())
        .may(
            "sessions",
            object().may("oidc_logout_prompt_enabled", flag()).may("anonymous", nothing()).orNull())
        .may(
            "oidc_logout",
            object().may("rp_logout_end_session_endpoint_discovery", flag()).orNull())
        .may("include_session_metadata_in_tenant_logs", flag().orNull());
  }

  private static ObjectShape pages() {
    var page = object().may("enabled", flag()).may("html", text(PAGE));
    return object()
        .may("change_password", page.orNull())
        .may("guardian_mfa_page", page.orNull())
        .may(
            "error_page",
            object()
                .may("html", text(PAGE).orNull())
                .may("show_log_link", flag())
                .may("url", emptyOr(link()))
                .orNull())
        .may(
            "device_flow",
            object().may("charset", oneOf("base20", "digits")).may("mask", name(20)).orNull())
        .may("universal_login", object().may("colors", colors().orNull()).orNull())
        .may("country_codes", json().orNull())
        .may("security_headers", json().orNull());
  }

  /**
   * Where Auth0 had them before there was branding, and shows them still; those of branding count.
   */
  private static ObjectShape colors() {
    return object().may("primary", COLOUR.orNull()).may("page_background", COLOUR.orNull());
  }

  private static ObjectShape protocol() {
    return object()
        .may("acr_values_supported", list(name(255), 20).orNull())
        .may("customize_mfa_in_postlogin_action", flag().orNull())
        .may("skip_non_verifiable_callback_uri_confirmation_prompt", flag().orNull())
        .may("resource_parameter_profile", oneOf("audience", "compatibility"))
        .may("dynamic_client_registration_security_mode", oneOf("strict", "permissive"))
        .may(CLIENT_DOCUMENTS, flag().orNull())
        .may(PUSHED_REQUESTS, flag().orNull())
        .may("phone_consolidated_experience", flag().orNull())
        .may("enable_ai_guide", flag().orNull());
  }

  /** What this server could not do if it were on. */
  private static ObjectShape unsupported() {
    return object()
        .may("authorization_response_iss_parameter_supported", flag().orNull())
        .may("allow_organization_name_in_authentication_api", off().orNull())
        .may("mtls", object().may("enable_endpoint_aliases", off()).orNull())
        .may("default_token_quota", nothing());
  }

  private static ObjectShape flags() {
    var flags = object();
    for (var name : FLAGS) {
      flags = flags.may(name, flag());
    }
    return flags.may(STRICT, flag());
  }

  private static Shape emptyOr(Shape shape) {
    return Shape.emptyOr(shape).orNull();
  }
}
