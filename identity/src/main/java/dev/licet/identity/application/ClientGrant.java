package dev.licet.identity.application;

import java.util.List;

/**
 * The right of an application to call an API in its own name.
 *
 * @param audience the API's identifier
 * @param scope the permissions it may have there, ordered by name; may be empty
 */
public record ClientGrant(String id, String clientId, String audience, List<String> scope) {
  public ClientGrant {
    scope = List.copyOf(scope);
  }
}
