package dev.licet.identity.application;

import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of an application that the token endpoint has no use for: its addresses, what pages
 * show of it, how long what it is given lasts.
 *
 * @param members an object with the Management API's names, for all to read and nobody to change;
 *     who writes has checked it
 */
public record ApplicationDetails(JsonNode members) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Objects of which a part may be said: the rest stays, as Auth0 has it. */
  private static final Set<String> MERGED =
      Set.of(
          "client_metadata",
          "jwt_configuration",
          MobileApp.MEMBER,
          "native_social_login",
          SignedRequestSettings.MEMBER);

  private static final String LOGOUT = "oidc_logout";

  /** Auth0's other name for the addresses of {@link #LOGOUT}: what that says itself comes first. */
  private static final String OTHER_LOGOUT = "oidc_backchannel_logout";

  /** None of them. */
  public static final ApplicationDetails NONE = new ApplicationDetails("{}");

  /** Reads an object: once, as each token asks about some of them. */
  public ApplicationDetails(String json) {
    this(JSON.readTree(json));
  }

  /** Their text, as a table keeps it. */
  String json() {
    return members.toString();
  }

  /** The names of the members that there can be. */
  public static Set<String> names() {
    return ApplicationBody.DETAILS.members().keySet();
  }

  /** A member that is a list of texts; an empty one where it is not there. */
  public List<String> texts(String name) {
    return texts(members.path(name));
  }

  /** The identifier of the API that the application is; empty if it is none. */
  public Optional<String> ownApi() {
    return members.path("resource_server_identifier").stringValueOpt();
  }

  /** Who of the application is told that a session has ended (OpenID Back-Channel Logout). */
  public List<String> backchannelLogoutUrls() {
    return texts(members.path(LOGOUT).path("backchannel_logout_urls"));
  }

  /** What {@code /userinfo} signs its answers by (OpenID Connect Registration, 2); empty: not. */
  public Optional<String> userInfoAlgorithm() {
    return members.path("userinfo_signed_response_alg").stringValueOpt();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  /** Whether a member is {@code true}. */
  public boolean is(String name) {
    return members.path(name).asBoolean(false);
  }

  /** The same with what a tenant file says of members; a problem names the member. */
  public Outcome<ApplicationDetails> saying(Map<String, JsonNode> changes) {
    for (var change : changes.entrySet()) {
      try {
        var alone = JSON.createObjectNode().set(change.getKey(), change.getValue());
        ApplicationBody.DETAILS.check(alone, "");
      } catch (ManagementRefused refused) {
        return Outcome.invalid(change.getKey(), String.valueOf(refused.getMessage()));
      }
    }
    return Outcome.done(with(changes));
  }

  /**
   * The same with these members instead of what they were; {@code null} takes a member away, and a
   * value of one that is {@link #MERGED}.
   */
  ApplicationDetails with(Map<String, JsonNode> changes) {
    var changed = (ObjectNode) members.deepCopy();
    var whole = new LinkedHashMap<String, JsonNode>();
    if (changes.containsKey(OTHER_LOGOUT)) {
      whole.put(LOGOUT, merged(changed.get(LOGOUT), changes.get(OTHER_LOGOUT)));
    }
    changes.forEach((name, value) -> whole.put(name, merged(name, changed.get(name), value)));
    whole.remove(OTHER_LOGOUT);
    JsonObject.set(changed, whole.entrySet());
    return new ApplicationDetails(changed);
  }

  private static JsonNode merged(String name, @Nullable JsonNode before, JsonNode value) {
    return MERGED.contains(name) ? merged(before, value) : value;
  }

  private static JsonNode merged(@Nullable JsonNode before, JsonNode value) {
    if (!value.isObject()) {
      return value;
    }
    var merged = before instanceof ObjectNode known ? known : JSON.createObjectNode();
    JsonObject.set(merged, value.properties());
    return merged;
  }
}
