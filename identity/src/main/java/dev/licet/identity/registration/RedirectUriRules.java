package dev.licet.identity.registration;

import dev.licet.identity.authorize.request.RedirectUris;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Where an application that nobody vouches for may be answered: on the web over TLS, on the user's
 * own machine, or at a scheme that bears a domain's name (RFC 8252, 7.1).
 */
final class RedirectUriRules {
  private static final int MOST = 20;

  private RedirectUriRules() {}

  static Attempt<List<String>> read(JsonNode said) {
    var uris = said.valueStream().map(uri -> uri.asString("")).distinct().toList();
    if (!said.isArray() || uris.isEmpty() || uris.size() > MOST) {
      return Attempt.failed(
          OAuthError.invalidRedirectUri(
              "redirect_uris must be a list of 1 to %d addresses".formatted(MOST)));
    }
    return uris.stream().allMatch(RedirectUriRules::isFit)
        ? Attempt.of(uris)
        : Attempt.failed(
            OAuthError.invalidRedirectUri(
                "Each of redirect_uris must be an https:// address, an http:// address of the"
                    + " user's own machine, or one whose scheme is a domain's name reversed"));
  }

  private static boolean isFit(String uri) {
    if (!RedirectUris.matches(List.of(uri), uri) || uri.contains("*")) {
      return false;
    }
    if (uri.startsWith("https:") || uri.startsWith("http:")) {
      return uri.startsWith("https://") || !RedirectUris.isVerifiable(uri);
    }
    return uri.substring(0, uri.indexOf(':')).contains(".");
  }
}
