package dev.licet.identity.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of program an application is; it decides what a new one starts with. */
public enum ApplicationType {
  NATIVE,
  SPA,
  REGULAR_WEB,
  NON_INTERACTIVE,
  /** An API that calls others in its turn. */
  RESOURCE_SERVER;

  private static final List<String> USER_GRANTS =
      List.of("authorization_code", "implicit", "refresh_token");

  /** The type of that name on the wire, such as {@code regular_web}. */
  public static Optional<ApplicationType> ofWireName(String name) {
    for (var type : values()) {
      if (type.wireName().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The name in tenant files and in the Management API. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The grant types that a new application of this type may use unless it says otherwise. */
  public List<String> defaultGrantTypes() {
    return switch (this) {
      case NATIVE -> userGrantsAnd("urn:ietf:params:oauth:grant-type:device_code");
      case SPA -> USER_GRANTS;
      case REGULAR_WEB -> userGrantsAnd("client_credentials");
      case NON_INTERACTIVE -> List.of("client_credentials");
      case RESOURCE_SERVER -> List.of("urn:ietf:params:oauth:grant-type:token-exchange");
    };
  }

  /** How a new application of this type identifies itself unless it says otherwise. */
  public TokenEndpointAuthMethod defaultAuthMethod() {
    return switch (this) {
      case NATIVE, SPA -> TokenEndpointAuthMethod.NONE;
      case REGULAR_WEB, NON_INTERACTIVE, RESOURCE_SERVER ->
          TokenEndpointAuthMethod.CLIENT_SECRET_POST;
    };
  }

  private static List<String> userGrantsAnd(String further) {
    var all = new ArrayList<>(USER_GRANTS);
    all.add(further);
    return List.copyOf(all);
  }
}
