package dev.licet.identity.consent;

import java.time.Instant;
import java.util.List;

/**
 * What a user has allowed an application at an API.
 *
 * @param audience the API's identifier, or the address of {@code /userinfo}
 * @param scope ordered by name
 * @param givenAt when the user said so last
 */
public record Consent(
    String id,
    String userId,
    String clientId,
    String audience,
    List<String> scope,
    Instant givenAt) {
  public Consent {
    scope = List.copyOf(scope);
  }
}
