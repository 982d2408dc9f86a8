package dev.licet.identity.application;

import java.util.List;

/**
 * What an administrator may change about an application; the members mean what they mean in {@link
 * Application}.
 */
public record ApplicationSettings(
    String name,
    String description,
    ApplicationType type,
    List<String> grantTypes,
    TokenEndpointAuthMethod authMethod) {
  public ApplicationSettings {
    grantTypes = List.copyOf(grantTypes);
  }

  /** What an application has that was given a name and a type and nothing else. */
  public static ApplicationSettings defaults(String name, ApplicationType type) {
    return new ApplicationSettings(
        name, "", type, type.defaultGrantTypes(), type.defaultAuthMethod());
  }
}
