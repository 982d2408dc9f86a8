package dev.licet.identity.registration;

import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.credential.KeyAddresses;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * What an application has on the web besides: what users are shown of it, and where it keeps the
 * requests that it signs. All of it by {@code https}: it is linked to from where users sign in.
 *
 * @param links by their names in RFC 7591, 2
 * @param requests {@code request_uris} (OpenID Connect Registration, 2)
 */
record ClientAddresses(Map<String, String> links, List<String> requests) {
  static final List<String> LINKS = List.of("logo_uri", "client_uri", "policy_uri", "tos_uri");
  static final String REQUESTS = "request_uris";

  private static final int MOST = 10;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  ClientAddresses {
    links = Map.copyOf(links);
    requests = List.copyOf(requests);
  }

  static Attempt<ClientAddresses> read(JsonNode body) {
    var links = new LinkedHashMap<String, String>();
    for (var name : LINKS) {
      var said = body.path(name).asString("");
      if (body.has(name) && !KeyAddresses.isFit(said)) {
        return refused(name + " must be an https:// address");
      }
      if (body.has(name)) {
        links.put(name, said);
      }
    }
    var requests = body.path(REQUESTS).valueStream().map(one -> one.asString("")).toList();
    return requests.size() <= MOST && requests.stream().allMatch(ClientAddresses::isOfRequest)
        ? Attempt.of(new ClientAddresses(links, requests))
        : refused("request_uris must be at most %d https:// addresses".formatted(MOST));
  }

  /** What an application that is kept has of it, as it is answered. */
  static Map<String, Object> of(ApplicationDetails details) {
    var answer = new LinkedHashMap<String, Object>();
    for (var name : LINKS) {
      details.members().path(name).stringValueOpt().ifPresent(url -> answer.put(name, url));
    }
    var requests = details.texts(REQUESTS);
    if (!requests.isEmpty()) {
      answer.put(REQUESTS, requests);
    }
    return answer;
  }

  /** Says it all, what is not there too. */
  void say(Map<String, JsonNode> said) {
    for (var name : LINKS) {
      said.put(
          name, links.containsKey(name) ? JSON.valueToTree(links.get(name)) : NullNode.instance);
    }
    said.put(REQUESTS, requests.isEmpty() ? NullNode.instance : JSON.valueToTree(requests));
  }

  /** Of a request the part after the # is part of its name (OpenID Connect Core, 6.2). */
  private static boolean isOfRequest(String url) {
    return KeyAddresses.isFit(url.split("#", 2)[0]) && url.matches("[\\x21-\\x7e]{1,512}");
  }

  private static Attempt<ClientAddresses> refused(String why) {
    return Attempt.failed(OAuthError.invalidClientMetadata(why));
  }
}
