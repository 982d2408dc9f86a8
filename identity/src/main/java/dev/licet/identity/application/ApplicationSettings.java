package dev.licet.identity.application;

import dev.licet.identity.shared.Outcome;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What an administrator may change about an application; the members mean what they mean in {@link
 * Application}.
 */
public record ApplicationSettings(
    String name,
    String description,
    ApplicationType type,
    List<String> grantTypes,
    TokenEndpointAuthMethod authMethod,
    boolean firstParty,
    ApplicationDetails details) {
  public ApplicationSettings {
    grantTypes = List.copyOf(grantTypes);
  }

  /** What an application has that was given a name and a type and nothing else. */
  public static ApplicationSettings defaults(String name, ApplicationType type) {
    return new ApplicationSettings(
        name,
        "",
        type,
        type.defaultGrantTypes(),
        type.defaultAuthMethod(),
        true,
        ApplicationDetails.NONE);
  }

  /** The same under this name and description. */
  ApplicationSettings named(String otherName, String otherDescription) {
    return new ApplicationSettings(
        otherName, otherDescription, type, grantTypes, authMethod, firstParty, details);
  }

  /** The same with other details. */
  ApplicationSettings with(ApplicationDetails others) {
    return new ApplicationSettings(
        name, description, type, grantTypes, authMethod, firstParty, others);
  }

  /** The same with what is said of members of the details; a problem names the member. */
  Outcome<ApplicationSettings> saying(Map<String, JsonNode> changes) {
    return details.saying(changes).map(this::with);
  }

  /** The same, for these grant types. */
  ApplicationSettings granting(List<String> others) {
    return new ApplicationSettings(
        name, description, type, others, authMethod, firstParty, details);
  }

  /** The same as the operator's own, or as somebody else's. */
  ApplicationSettings firstParty(boolean own) {
    return new ApplicationSettings(name, description, type, grantTypes, authMethod, own, details);
  }

  /** The same, proving itself in that way. */
  ApplicationSettings by(TokenEndpointAuthMethod method) {
    return new ApplicationSettings(
        name, description, type, grantTypes, method, firstParty, details);
  }

  /**
   * The same as of another type, whose grant types come along. How it proves itself changes only
   * where the other type cannot keep a secret, or ought to and has had none to keep.
   */
  ApplicationSettings as(ApplicationType other) {
    var usual = other.defaultAuthMethod();
    return new ApplicationSettings(
        name,
        description,
        other,
        other.defaultGrantTypes(),
        usual.isConfidential() && authMethod.isConfidential() ? authMethod : usual,
        firstParty,
        details);
  }
}
