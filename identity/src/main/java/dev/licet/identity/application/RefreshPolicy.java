package dev.licet.identity.application;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What an application may ask for by any of its refresh tokens, besides what each was issued for: a
 * multi-resource refresh token of Auth0's.
 *
 * @param audience the API's identifier
 * @param scope permissions of that API
 */
public record RefreshPolicy(String audience, List<String> scope) {
  public RefreshPolicy {
    scope = List.copyOf(scope);
  }

  static RefreshPolicy of(JsonNode said) {
    return new RefreshPolicy(
        said.get("audience").stringValue(),
        said.get("scope").valueStream().map(JsonNode::stringValue).toList());
  }

  JsonNode json() {
    var json = JsonNodeFactory.instance.objectNode().put("audience", audience);
    scope.forEach(json.putArray("scope")::add);
    return json;
  }
}
