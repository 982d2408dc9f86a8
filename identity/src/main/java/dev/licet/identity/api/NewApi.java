package dev.licet.identity.api;

import java.util.List;

/**
 * An API somebody wants to register.
 *
 * @param testApplication whether an application to try it out with is registered along with it
 */
public record NewApi(
    String identifier,
    SigningAlgorithm signingAlgorithm,
    ApiSettings settings,
    List<Permission> permissions,
    boolean testApplication) {
  public NewApi {
    permissions = List.copyOf(permissions);
  }
}
