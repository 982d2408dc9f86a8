package dev.licet.identity.application;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What kind of program an application is; it decides what a new one starts with. */
public enum ApplicationType {
  NATIVE,
  SPA,
  REGULAR_WEB,
  NON_INTERACTIVE,
  /** An API that calls others in its turn. */
  RESOURCE_SERVER,
  /** Nobody said which: it is like a regular web application, and shows no type. */
  UNSAID,
  // Auth0's SSO integrations: kept and given back, and like a regular web application.
  SSO_INTEGRATION,
  BOX,
  CLOUDBEES,
  CONCUR,
  DROPBOX,
  ECHOSIGN,
  EGNYTE,
  MSCRM,
  NEWRELIC,
  OAG,
  OFFICE365,
  RMS,
  SALESFORCE,
  SENTRY,
  SHAREPOINT,
  SLACK,
  SPRINGCM,
  ZENDESK,
  ZOOM;

  private static final List<ApplicationType> KINDS =
      List.copyOf(EnumSet.range(NATIVE, RESOURCE_SERVER));
  private static final List<String> USER_GRANTS =
      List.of("authorization_code", "implicit", "refresh_token");

  /** Those that differ from each other. */
  public static List<ApplicationType> kinds() {
    return KINDS;
  }

  /** The names that there are on the wire. */
  static String[] wireNames() {
    return Stream.of(values())
        .filter(type -> type != UNSAID)
        .map(ApplicationType::wireName)
        .toArray(String[]::new);
  }

  /** The type of that name on the wire, such as {@code regular_web}; an empty one says nothing. */
  public static Optional<ApplicationType> ofWireName(String name) {
    for (var type : values()) {
      if (type.wireName().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The name in tenant files and in the Management API; empty where nobody said which. */
  public String wireName() {
    return this == UNSAID ? "" : name().toLowerCase(Locale.ROOT);
  }

  /** What it is called in the texts of pages. */
  public String label() {
    return KINDS.contains(this) ? wireName() : this == UNSAID ? "unsaid" : "sso_integration";
  }

  /** The type that it is like. */
  ApplicationType kind() {
    return KINDS.contains(this) ? this : REGULAR_WEB;
  }

  /** The grant types that a new application of this type may use unless it says otherwise. */
  public List<String> defaultGrantTypes() {
    return switch (kind()) {
      case NATIVE -> userGrantsAnd("urn:ietf:params:oauth:grant-type:device_code");
      case SPA -> USER_GRANTS;
      case NON_INTERACTIVE -> List.of("client_credentials");
      case RESOURCE_SERVER -> List.of("urn:ietf:params:oauth:grant-type:token-exchange");
      default -> userGrantsAnd("client_credentials");
    };
  }

  /** How a new application of this type identifies itself unless it says otherwise. */
  public TokenEndpointAuthMethod defaultAuthMethod() {
    return switch (this) {
      case NATIVE, SPA -> TokenEndpointAuthMethod.NONE;
      default -> TokenEndpointAuthMethod.CLIENT_SECRET_POST;
    };
  }

  private static List<String> userGrantsAnd(String further) {
    var all = new ArrayList<>(USER_GRANTS);
    all.add(further);
    return List.copyOf(all);
  }
}
