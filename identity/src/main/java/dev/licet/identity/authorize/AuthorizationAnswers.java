package dev.licet.identity.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.licet.identity.authorize.request.RedirectUris;
import dev.licet.identity.authorize.request.ReplyTo;
import dev.licet.identity.login.NextAddress;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.shared.Issuer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes answers to where applications wait for them. Each says who it comes from.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9207">RFC 9207</a>
 */
@Component
class AuthorizationAnswers {
  private static final String POLICY = "Content-Security-Policy";

  private final Issuer issuer;
  private final JsonMapper json;

  AuthorizationAnswers(Issuer issuer, JsonMapper json) {
    this.issuer = issuer;
    this.json = json;
  }

  ModelAndView error(ReplyTo to, OAuthError error, HttpServletResponse response) {
    var members = new LinkedHashMap<String, String>();
    members.put("error", error.error());
    members.put("error_description", error.description());
    return answer(to, members, response);
  }

  ModelAndView answer(ReplyTo to, Map<String, String> answer, HttpServletResponse response) {
    var members = new LinkedHashMap<>(answer);
    to.state().ifPresent(state -> members.put("state", state));
    members.put("iss", issuer.url());
    return switch (to.mode()) {
      case QUERY -> found(inQuery(to.redirectUri(), encoded(members)));
      case FRAGMENT -> found(to.redirectUri() + "#" + encoded(members));
      case FORM_POST -> form(to, members, response);
      case WEB_MESSAGE -> message(to, members, response);
    };
  }

  /** Status 302, as Auth0 answers. */
  static ModelAndView found(String location) {
    var address = NextAddress.fitting(location, "authorize");
    View view =
        (_, _, response) -> {
          response.setStatus(HttpServletResponse.SC_FOUND);
          response.setHeader(HttpHeaders.LOCATION, address);
        };
    return new ModelAndView(view);
  }

  /** Its form may lead on to anywhere: what the application does then is not ours to say. */
  private static ModelAndView form(
      ReplyTo to, Map<String, String> members, HttpServletResponse response) {
    response.setHeader(POLICY, policy("form-action http: https:; frame-ancestors 'none'"));
    return new ModelAndView(
        "authorize/form-post", Map.of("to", to.redirectUri(), "members", members));
  }

  private ModelAndView message(
      ReplyTo to, Map<String, String> members, HttpServletResponse response) {
    var origin = RedirectUris.origin(to.redirectUri()).orElseThrow();
    response.setHeader(POLICY, policy("form-action 'none'; frame-ancestors " + origin));
    var message = Map.of("type", "authorization_response", "response", members);
    return new ModelAndView(
        "authorize/web-message",
        Map.of("origin", origin, "message", json.writeValueAsString(message)));
  }

  /** No script but ours, which stands in a file: none can be written into a page. */
  private static String policy(String further) {
    return "default-src 'none'; script-src 'self'; base-uri 'none'; " + further;
  }

  private static String inQuery(String address, String query) {
    return address + (address.contains("?") ? "&" : "?") + query;
  }

  private static String encoded(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> member.getKey() + "=" + UriUtils.encode(member.getValue(), UTF_8))
        .collect(joining("&"));
  }
}
