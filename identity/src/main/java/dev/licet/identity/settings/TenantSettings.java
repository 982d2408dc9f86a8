package dev.licet.identity.settings;

import dev.licet.identity.api.Apis;
import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.document.Document;
import dev.licet.identity.document.Documents;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The tenant's general settings: read and change them. */
@Service
public class TenantSettings {
  static final Document DOCUMENT =
      new Document(
              "tenants/settings",
              """
              {"friendly_name": "", "picture_url": "", "support_email": "", "support_url": "",
               "default_audience": "", "default_directory": "", "enabled_locales": ["en"],
               "allowed_logout_urls": [], "session_lifetime": 168, "idle_session_lifetime": 72,
               "sandbox_version": "22",
               "session_cookie": {"mode": "persistent"},
               "sessions": {"oidc_logout_prompt_enabled": true},
               "oidc_logout": {"rp_logout_end_session_endpoint_discovery": true},
               "device_flow": {"charset": "base20", "mask": "****-****"},
               "resource_parameter_profile": "compatibility",
               "flags": {"enable_client_connections": false,
                         "enable_dynamic_client_registration": false,
                         "enable_public_signup_user_exists_error": false,
                         "revoke_refresh_token_grant": false,
                         "disable_clickjack_protection_headers": false}}
              """,
              SettingsBody.SHAPE)
          .merging("flags", "change_password", "guardian_mfa_page");

  private final Documents documents;
  private final Apis apis;
  private final Connections connections;

  TenantSettings(Documents documents, Apis apis, Connections connections) {
    this.documents = documents;
    this.apis = apis;
    this.connections = connections;
  }

  /** The API that tokens are for where a request names none. From memory, at most 5 s old. */
  public Optional<String> defaultAudience() {
    return text("default_audience");
  }

  /** Where users sign in where a request names no connection. From memory, at most 5 s old. */
  public Optional<String> defaultDirectory() {
    return text("default_directory");
  }

  /** The database that people sign in to where nothing names one. From memory, at most 5 s old. */
  public String defaultDatabase() {
    return defaultDirectory()
        .filter(name -> connections.byName(name).filter(Connection::isDatabase).isPresent())
        .orElse(Connection.FIRST);
  }

  /** What people know the tenant by; empty where nobody has said. */
  public Optional<String> friendlyName() {
    return text("friendly_name");
  }

  /** Where users may ask for help by mail; empty where nobody has said. */
  public String supportEmail() {
    return text("support_email").orElse("");
  }

  /** The page where they may; empty where nobody has said. */
  public String supportUrl() {
    return text("support_url").orElse("");
  }

  /** Where users go on of whom no application is known; empty where nobody has said. */
  public Optional<String> defaultRedirectionUri() {
    return text("default_redirection_uri");
  }

  /** How long somebody who is signed in stays so at most. */
  public Duration sessionLifetime() {
    return lifetime("session_lifetime", "ephemeral_session_lifetime");
  }

  /** And how long without a request. */
  public Duration idleSessionLifetime() {
    return lifetime("idle_session_lifetime", "idle_ephemeral_session_lifetime");
  }

  /** Whether who closes the browser is still signed in when it is opened again. */
  public boolean sessionsOutliveBrowsers() {
    return !all().path("session_cookie").path("mode").asString("").equals("non-persistent");
  }

  /** Whether a sign-up says that there is such an account, where there is. */
  public boolean saysThatUsersExist() {
    return all().path("flags").path("enable_public_signup_user_exists_error").asBoolean(false);
  }

  /** Whether an application that gives a refresh token back gives back all that it was allowed. */
  public boolean endsGrantsWithRefreshTokens() {
    return all().path("flags").path("revoke_refresh_token_grant").asBoolean(false);
  }

  /** Whether applications may register themselves (RFC 7591). */
  public boolean allowsRegistration() {
    return all().path("flags").path("enable_dynamic_client_registration").asBoolean(false);
  }

  /** Whether applications may describe themselves (OAuth Client ID Metadata Document). */
  public boolean readsClientDocuments() {
    return all().path(SettingsBody.CLIENT_DOCUMENTS).asBoolean(false);
  }

  /** Whether discovery says that requests can be sent ahead (RFC 9126): unless it is denied. */
  public boolean announcesPushedRequests() {
    return !isFalse(all().path(SettingsBody.PUSHED_REQUESTS));
  }

  /** Whether discovery says where applications sign users out: unless it is denied. */
  public boolean announcesLogout() {
    return !isFalse(all().path("oidc_logout").path("rp_logout_end_session_endpoint_discovery"));
  }

  /**
   * Whether OpenID Connect and OAuth are followed to the letter where Auth0 departs from them,
   * which its SDKs expect. From memory, at most 5 s old.
   */
  public boolean followsStandards() {
    return all().path("flags").path(SettingsBody.STRICT).asBoolean(false);
  }

  /** Where a browser may go on to after a sign-out of which no application is named. */
  public List<String> allowedLogoutUrls() {
    return all().path("allowed_logout_urls").valueStream().map(JsonNode::asString).toList();
  }

  /** Whether users are asked before an application signs them out that has not shown whom. */
  public boolean asksBeforeSigningOut() {
    return all().path("sessions").path("oidc_logout_prompt_enabled").asBoolean(true);
  }

  /** Whether users are sent unasked to callbacks that anybody could claim; empty if not said. */
  public Optional<Boolean> skipsConfirmation() {
    return all().path("skip_non_verifiable_callback_uri_confirmation_prompt").booleanValueOpt();
  }

  /** All of them, under the Management API's names. */
  public JsonNode all() {
    return documents.read(DOCUMENT);
  }

  /** Sets these members, each whole, and leaves the others. */
  @Transactional
  public Outcome<JsonNode> change(Payload changes) {
    var problems = problems(changes);
    return problems.isEmpty()
        ? Outcome.done(documents.merge(DOCUMENT, SessionMinutes.asHours(changes)))
        : Outcome.invalid(problems);
  }

  private List<FieldProblem> problems(Payload changes) {
    return Stream.of(
            wanted(changes, "default_audience")
                .filter(audience -> apis.byIdentifier(audience).isEmpty())
                .map(_ -> new FieldProblem("default_audience", "No API has this identifier")),
            wanted(changes, "default_directory")
                .filter(name -> connections.byName(name).isEmpty())
                .map(_ -> new FieldProblem("default_directory", "No connection has this name")))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> wanted(Payload changes, String member) {
    return changes.findText(member).filter(text -> !text.isEmpty());
  }

  /** Sessions that end with the browser may have limits of their own. */
  private Duration lifetime(String usual, String ephemeral) {
    var own = !sessionsOutliveBrowsers() && all().path(ephemeral).isNumber();
    return hours(own ? ephemeral : usual);
  }

  private static boolean isFalse(JsonNode node) {
    return node.isBoolean() && !node.booleanValue();
  }

  private Duration hours(String member) {
    return Duration.ofSeconds(Math.round(all().path(member).asDouble() * 3_600));
  }

  private Optional<String> text(String member) {
    return Optional.of(all().path(member).asString("")).filter(text -> !text.isEmpty());
  }
}
